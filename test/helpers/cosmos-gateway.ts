import type { SqlQuerySpec } from '@azure/cosmos';
import { chargeOf } from './cosmos-charge';
import { startCosmosEmulator, type CosmosEmulator } from './cosmos-emulator';
import { partitionOf, type Asked, type RequestKind } from './cosmos-emulator-answers';
import { gatewayOf, type Gateway, type GatewayOptions, type Level } from './cosmos-gateway-answers';

/** One request that passed. */
interface Passed {
  kind: RequestKind;
  status: number | undefined;
  /** The partition, and the id or the values that were asked for. */
  what: string;
  /** Of the bodies; headers are about 1 KB each way besides. */
  bytes: { asked: number; answered: number };
  /** Request units. */
  charge: number;
}

export interface CosmosGateway extends CosmosEmulator {
  passed: Passed[];
  /** Of all that passed since the last `restart`. */
  total: () => { requests: number; asked: number; answered: number; charge: number };
  /** Begins to count anew. */
  restart: () => void;
  /** From now on one replica takes no more writes, until `catchUp`; reads whose level allows it are answered by that one. */
  lag: () => void;
  catchUp: () => void;
  /** Changes the account's own level of consistency. */
  setLevel: (level: Level) => void;
}

/**
 * A stand-in for the gateway of Azure Cosmos DB, before the emulator (see `gatewayOf`), which counts requests, bytes
 * and request units. Faults, such as 429 with x-ms-retry-after-ms, 408, 410, 449 and 503, are told to `faults`.
 */
export async function startCosmosGateway(options: GatewayOptions = {}): Promise<CosmosGateway> {
  const passed: Passed[] = [];
  let gateway!: Gateway;
  const emulator = await startCosmosEmulator((account) => {
    gateway = gatewayOf(account, options);
    return {
      answer: async (asked, behind) => {
        const answered = await gateway.answer(asked, behind);
        const charge = { 'x-ms-request-charge': String(chargeOf(asked, answered, gateway.readsTwice())) };
        return { ...answered, headers: { ...answered.headers, ...charge } };
      },
      tell: (asked, answered) => {
        passed.push({
          kind: asked.kind,
          status: answered?.status,
          what: whatOf(asked),
          bytes: { asked: Buffer.byteLength(asked.body), answered: Buffer.byteLength(answered?.text ?? '') },
          charge: answered === undefined ? 0 : chargeOf(asked, answered, gateway.readsTwice()),
        });
      },
    };
  });
  const sum = (part: (each: Passed) => number): number => passed.reduce((so, each) => so + part(each), 0);
  return {
    ...emulator,
    passed,
    total: () => ({
      requests: passed.length,
      asked: sum(({ bytes }) => bytes.asked),
      answered: sum(({ bytes }) => bytes.answered),
      charge: Math.round(sum(({ charge }) => charge)),
    }),
    restart: () => {
      passed.length = 0;
    },
    setLevel: gateway.setLevel,
    lag: gateway.lag,
    catchUp: gateway.catchUp,
  };
}

function whatOf(asked: Asked): string {
  const partition = partitionOf(asked) ?? '';
  if (asked.kind === 'read') return `${partition} ${decodeURIComponent(asked.url).split('/').at(-1) ?? ''}`;
  if (asked.kind !== 'query') return partition;
  const { parameters = [] } = JSON.parse(asked.body) as SqlQuerySpec;
  return `${partition} ${parameters.map(({ value }) => JSON.stringify(value)).join(', ')}`;
}
