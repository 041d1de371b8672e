import '@microsoft/teams-ai';
import 'botbuilder';

/** The two packages of the SDK in a process of their own, with nothing else: what the bot's start is measured by. */
setInterval(() => undefined, 60_000);
process.once('SIGTERM', () => process.exit(0));
process.stderr.write('started\n');
