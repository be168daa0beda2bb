import type { ConsumerContract } from '@core/contracts/consumer';
import type { Contract, InputOf, OutputOf, RequestBody } from '@core/contracts/define';
import type { GuideContract } from '@core/contracts/guide';
import type { OpsContract } from '@core/contracts/ops';
import { actingAs } from './acting';
import { setClock } from './clock';
import { clientFailure, type Failure } from './failure';
import { noteReach } from './network';
import { transport } from './transport/transport';
import type { FunctionName } from './transport/types';

export type Answer<T> = { ok: true; data: T; serverAt: number } | { ok: false; failure: Failure };
export type CallOptions = {
  /** required for every action that changes something; see `useChange` */
  requestId?: string;
};

/** Asks one action of one function; input and output are those of its contract. */
export type Client<C extends Contract> = <A extends keyof C & string>(
  action: A,
  data: InputOf<C, A>,
  options?: CallOptions,
) => Promise<Answer<OutputOf<C, A>>>;

const ask = async <T>(name: FunctionName, body: RequestBody): Promise<Answer<T>> => {
  const sentAt = Date.now();
  const sent = await transport(name, body);
  noteReach(!(sent.kind === 'failed' && sent.code === 'OFFLINE'));
  if (sent.kind === 'failed') return { ok: false, failure: clientFailure(sent.code, body.requestId) };
  const { envelope } = sent;
  if (envelope.serverAt) setClock(envelope.serverAt, sentAt, Date.now());
  if (envelope.ok) return { ok: true, data: envelope.data as T, serverAt: envelope.serverAt };
  const { code, message, data, retryable, requestId } = envelope;
  return { ok: false, failure: { code, message, data, retryable, requestId } };
};

const client =
  <C extends Contract>(name: FunctionName, acts: boolean): Client<C> =>
  (action, data, options) => {
    const as = acts ? actingAs() : undefined;
    return ask(name, {
      action,
      data,
      ...(options?.requestId ? { requestId: options.requestId } : {}),
      ...(as ? { as } : {}),
    });
  };

/** The typed client. `guide` and `ops` say where the person acts; `consumer` never does. */
export const api = {
  consumer: client<ConsumerContract>('consumer', false),
  guide: client<GuideContract>('guide', true),
  ops: client<OpsContract>('ops', true),
};
