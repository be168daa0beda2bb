export type FaultKind = 'delay' | 'error' | 'lost-answer' | 'offline';

/** Which calls go wrong: all, or those of one function, one action (`event.action`) or one login. */
export type FaultMatch = { function?: string; actionName?: string; token?: string };

/** A planned failure. `ms` is the delay; after `times` hits it is over (for ever when absent); `code` for kind error. */
export type Fault = {
  id: string;
  match: FaultMatch;
  kind: FaultKind;
  ms?: number;
  times?: number;
  code?: string;
};

export type Faults = {
  set(fault: Omit<Fault, 'id'>): string;
  /** Ends one fault or, without id, all. */
  clear(id?: string): void;
  /** The first fault that fits; counts as one of its times. */
  take(call: { function: string; actionName: string | undefined; token: string | undefined }): Fault | null;
  list(): Fault[];
};

const KINDS: readonly FaultKind[] = ['delay', 'error', 'lost-answer', 'offline'];

/** Whether a value names a kind of fault. */
export const isFaultKind = (value: unknown): value is FaultKind => KINDS.includes(value as FaultKind);

/** The faults that are planned now; first come, first used. */
export const createFaults = (newId: () => string): Faults => {
  const planned: Fault[] = [];
  const remove = (fault: Fault): void => void planned.splice(planned.indexOf(fault), 1);
  return {
    set: fault => {
      const id = newId();
      planned.push({ ...fault, id });
      return id;
    },
    clear: id => {
      if (id === undefined) planned.length = 0;
      else for (const fault of planned.filter(one => one.id === id)) remove(fault);
    },
    take: call => {
      const fault = planned.find(
        ({ match }) =>
          (match.function === undefined || match.function === call.function) &&
          (match.actionName === undefined || match.actionName === call.actionName) &&
          (match.token === undefined || match.token === call.token),
      );
      if (!fault) return null;
      if (fault.times !== undefined) {
        fault.times -= 1;
        if (fault.times <= 0) remove(fault);
      }
      return { ...fault };
    },
    list: () => planned.map(fault => ({ ...fault })),
  };
};
