import { Application, TeamsAdapter } from '@microsoft/teams-ai';
import {
  ActivityTypes,
  Channels,
  ConfigurationServiceClientCredentialFactory,
  type Activity,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { SchakelError } from '../errors';
import type { Bot } from './bot';
import { channelIssuer } from './door/claims';
import { readIncoming, type Incoming } from './incoming';

/**
 * The SDK's adapter, entered below its HTTP handling: that one writes errors with their message
 * to the console and to the caller (PLATFORM, trap 6). Ours answers in http.ts.
 */
class Adapter extends TeamsAdapter {
  handle(authorization: string, activity: Activity, logic: (context: TurnContext) => Promise<void>) {
    return this.processActivity(authorization, activity, logic);
  }

  /** The token alone: what the activity says of itself chooses nothing here. */
  authenticate(authorization: string) {
    return this.botFrameworkAuthentication.authenticateRequest(
      { channelId: Channels.Msteams } as Activity,
      authorization,
    );
  }
}

/** Who the bot is to Microsoft; local mode has no identity and no authentication. */
export interface BotIdentity {
  type: 'SingleTenant' | 'UserAssignedMSI';
  appId: string;
  tenantId: string;
  /** The client secret of a SingleTenant bot. */
  password: string | undefined;
}

export interface Credentials {
  appId: string;
  factory: ConfigurationServiceClientCredentialFactory;
}

/** The SDK's credentials; `undefined` means none, for local mode on a loopback address only. */
export function createCredentials(identity: BotIdentity | undefined): Credentials {
  if (identity === undefined) return { appId: '', factory: new ConfigurationServiceClientCredentialFactory({}) };
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppType: identity.type,
    MicrosoftAppId: identity.appId,
    MicrosoftAppTenantId: identity.tenantId,
    ...(identity.password === undefined ? {} : { MicrosoftAppPassword: identity.password }),
  });
  return { appId: identity.appId, factory };
}

/** The token's signature, or who it is for, was not what it said: nothing was done. */
class NotAdmitted extends SchakelError {
  readonly code = 'NOT_ADMITTED';
}

export interface TeamsApp {
  /**
   * Takes one activity that the door let through, checks its token's signature and answers the body of an invoke's response.
   * @throws an error named `NotAdmitted` when the token is not the channel's
   */
  receive: (authorization: string, activity: Activity) => Promise<InvokeResponse | undefined>;
  /** Whether Teams itself brought a request with this token, for one that the door refused. */
  fromTeams: (authorization: string) => Promise<boolean>;
}

/**
 * Registers the bot with the SDK: teams-ai routes, botbuilder authenticates. Both stay in this
 * file, so that moving to their successors costs one folder (ADR 0001).
 */
export function createTeamsApp(bot: Bot, credentials: Credentials, keys: string = channelKeys): TeamsApp {
  const adapter = new Adapter(channel(keys), credentials.factory, onlyTheChannel);
  // The typing timer is shared between turns and on by default (trap 7).
  const app = new Application({ adapter, startTypingTimer: false });
  app.activity(ActivityTypes.Invoke, (context) =>
    withIncoming(context, (activity) => answerInvoke(context, bot, activity)),
  );
  app.activity(ActivityTypes.Message, (context) => withIncoming(context, (activity) => bot.message(activity)));
  // A command that was mistyped and put right, or a question put after it.
  app.activity(ActivityTypes.MessageUpdate, (context) =>
    withIncoming(context, (activity) =>
      activity.channelData?.eventType === 'editMessage' ? bot.message(activity) : Promise.resolve(),
    ),
  );
  app.activity(ActivityTypes.InstallationUpdate, (context) =>
    withIncoming(context, (activity) =>
      activity.action?.startsWith('remove') === true ? bot.removed(activity) : bot.installed(activity),
    ),
  );
  return {
    receive: async (authorization, activity) => {
      try {
        return await adapter.handle(authorization, activity, async (context) => {
          await app.run(context);
        });
      } catch (error) {
        throw isRefusal(error) ? new NotAdmitted('The token is not the channel’s') : error;
      }
    },
    fromTeams: (authorization) =>
      adapter.authenticate(authorization).then(
        () => true,
        () => false,
      ),
  };
}

/** Where Bot Framework publishes the keys it signs with. */
const channelKeys = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

/** The SDK's own settings for the public cloud, with the place of the keys named (tests sign with their own). */
function channel(keys: string): Record<string, string> {
  return {
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: channelIssuer,
    ToBotFromChannelOpenIdMetadataUrl: keys,
    ToBotFromEmulatorOpenIdMetadataUrl: keys,
    OAuthUrl: 'https://api.botframework.com',
    CallerId: 'urn:botframework:azure',
  };
}

/** After the signature: once more only the channel's own tokens, signed with a key endorsed for Teams (trap 2). */
const onlyTheChannel: ConstructorParameters<typeof TeamsAdapter>[2] = {
  requiredEndorsements: ['msteams'],
  validateClaims: (claims) =>
    claims.some((claim) => claim.type === 'iss' && claim.value === channelIssuer)
      ? Promise.resolve()
      : Promise.reject(new NotAdmitted('The token is not the channel’s')),
};

/** The SDK says 401 in a status of its own; the library that checks signatures in the error's name. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  const names = ['NotAdmitted', 'JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError'];
  return status === 401 || names.includes(error.name);
}

/** Who an activity is from must be clear; anything else is let go without an answer. */
async function withIncoming(context: TurnContext, work: (activity: Incoming) => Promise<void>): Promise<void> {
  const activity = readIncoming(context.activity);
  if (activity !== undefined) await work(activity);
}

/** The response is sent by us: teams-ai's own route keeps a card with `refresh` for everyone (trap 4). */
async function answerInvoke(context: TurnContext, bot: Bot, activity: Incoming): Promise<void> {
  const body = await bot.invoke(activity);
  await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
}
