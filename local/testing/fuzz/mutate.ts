import type { Random } from '../history/random';
import { poisonName, poisonValue } from './poison';
import { Inner, type Body } from './samples';

type Container = Record<string, unknown>;
type Slot = { parent: Container; key: string };

/** Every place of a body where something stands, inside its EJSON texts too. */
const slotsOf = (root: object): Slot[] => {
  const slots: Slot[] = [];
  const walk = (value: unknown, depth: number) => {
    if (value instanceof Inner) return walk(value.value, depth);
    if (typeof value !== 'object' || value === null || depth > 20) return;
    for (const key of Object.keys(value).slice(0, 50)) {
      slots.push({ parent: value as Container, key });
      walk((value as Container)[key], depth + 1);
    }
  };
  walk(root, 0);
  return slots;
};

const put = (parent: Container, key: string, value: unknown) =>
  void Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });

const copy = (value: unknown): unknown => {
  if (value instanceof Inner) return new Inner(copy(value.value));
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  const out: Container = {};
  for (const key of Object.keys(value)) put(out, key, copy((value as Container)[key]));
  return out;
};

const remove = ({ parent, key }: Slot): void => {
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
};

const wrap = (name: string, value: unknown): Container => {
  const out: Container = {};
  put(out, name, value);
  return out;
};

type Change = (slot: Slot, deps: { slots: Slot[]; random: Random }) => void;

const changes: readonly Change[] = [
  ({ parent, key }, { random }) => put(parent, key, copy(poisonValue(random))),
  ({ parent, key }, { random }) => put(parent, key, copy(poisonValue(random))),
  ({ parent }, { random }) => put(parent, poisonName(random), copy(poisonValue(random))),
  ({ parent, key }, { random }) => put(parent, poisonName(random), copy(parent[key])),
  (slot, { random }) => {
    const value = slot.parent[slot.key];
    remove(slot);
    put(slot.parent, poisonName(random), value);
  },
  remove,
  ({ parent, key }) => put(parent, key, [parent[key]]),
  ({ parent, key }, { random }) => put(parent, key, wrap(poisonName(random), parent[key])),
  ({ parent, key }, { slots, random }) => put(parent, key, copy(random.one(slots).parent)),
];

/** Changes a copy of a body in one to three places; the verb stays. */
export const mutated = (body: Body, random: Random): Body => {
  const out = copy(body) as Body;
  for (let left = 1 + random.below(3); left > 0; left--) {
    const slots = slotsOf(out).filter(({ parent, key }) => parent !== out || key !== 'action');
    const slot = slots.length === 0 ? { parent: out as Container, key: 'extra' } : random.one(slots);
    random.one(changes)(slot, { slots: slots.length === 0 ? [slot] : slots, random });
  }
  return out;
};

/** A body as it goes over the wire. */
export const written = (body: Body): string =>
  JSON.stringify(body, (_key, value: unknown) =>
    value instanceof Inner ? JSON.stringify(value.value) : value,
  );

const INVALID_UTF8 = Buffer.from([0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80]);

const spliced = (bytes: Buffer, at: number, remove: number, insert: Buffer | string): Buffer =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(insert as string), bytes.subarray(at + remove)]);

/** Damages the bytes of a body. */
export const damaged = (text: string, random: Random): Buffer => {
  const bytes = Buffer.from(text);
  const at = random.below(bytes.length);
  const ways: (() => Buffer)[] = [
    () => bytes.subarray(0, at),
    () => spliced(bytes, at, 1, Buffer.from([random.below(256)])),
    () => spliced(bytes, at, 0, INVALID_UTF8),
    () => spliced(bytes, at, random.below(20), ''),
    () => spliced(bytes, at, 0, text.slice(0, 30)),
    () => Buffer.concat([bytes, bytes]),
    () => Buffer.from(text.replace(/"\$numberInt":"\d+"/, `"$numberInt":"${'9'.repeat(400)}"`)),
    () => Buffer.from(text.replace(/:(true|false|\d+)/, `:1e${'9'.repeat(20)}`)),
    () => Buffer.from(text.replace('{', `{"collectionName":"c","collectionName":{},`)),
    () => Buffer.from(bytes.toString('utf16le')),
  ];
  return random.one(ways)();
};

const LEVELS = 100_000;
const HUGE_BYTES = 20 * 1024 * 1024;

/** Bodies of a size or depth that nobody means well with. */
export const monsters: readonly ((text: string) => Buffer)[] = [
  text => Buffer.from(text.replace('{', `{"query":${'['.repeat(LEVELS)}${']'.repeat(LEVELS)},`)),
  text => Buffer.from(text.replace('{', `{"data":${'{"a":'.repeat(LEVELS)}1${'}'.repeat(LEVELS)},`)),
  text =>
    Buffer.from(
      text.replace('{', `{"data":${JSON.stringify(`${'{"a":'.repeat(LEVELS)}1${'}'.repeat(LEVELS)}`)},`),
    ),
  text => Buffer.from(text.replace('{', `{"query":${JSON.stringify('['.repeat(LEVELS))},`)),
  text => Buffer.concat([Buffer.from(text), Buffer.alloc(HUGE_BYTES, 0x20)]),
  text => Buffer.from(text.replace('{', `{"data":["{\\"a\\":\\"${'x'.repeat(HUGE_BYTES)}\\"}"],`)),
  text => Buffer.from(text.replace('{', `{"data":["{\\"a\\":\\"${'x'.repeat(5_500_000)}\\"}"],`)),
];
