import { invalid, notHere } from './errors';
import { emptySet, type CharSet } from './sets';

const CATEGORY = /^(?:C[cfnos]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)$/;

/** PCRE's own names, as items of a class. */
const special: Record<string, { is: string[]; isNot: string[] | undefined }> = {
  Any: { is: ['\\p{Any}'], isNot: ['\\P{Any}'] },
  'L&': { is: ['\\p{LC}'], isNot: ['\\P{LC}'] },
  Xan: { is: ['\\p{L}', '\\p{N}'], isNot: undefined },
  Xwd: { is: ['\\p{L}', '\\p{N}', '_'], isNot: undefined },
  Xsp: { is: ['\\p{Z}', '\\t-\\r'], isNot: undefined },
  Xps: { is: ['\\p{Z}', '\\t-\\r'], isNot: undefined },
};

const isScript = (name: string): boolean => {
  try {
    return /^[A-Z][A-Za-z_]+$/.test(name) && new RegExp(`\\p{Script=${name}}`, 'u').source !== '';
  } catch {
    // only what V8 knows is a script
    return false;
  }
};

/** Whether the option i must not touch a property: in PCRE upper case stays upper case. */
export const isCased = (name: string): boolean => /^(?:L[ltu&])$/.test(name);

/** `\p{name}`: a general category, a script, or a name of PCRE's own. Throws MongoDB's error for another. */
export const propertySet = (name: string, negated: boolean): CharSet => {
  const own = Object.hasOwn(special, name) ? special[name]! : undefined;
  if (own) {
    const properties = negated ? own.isNot : own.is;
    if (!properties) throw notHere(`\\P{${name}} (write [^\\p{${name}}])`);
    return { ...emptySet(), properties };
  }
  const letter = negated ? 'P' : 'p';
  if (CATEGORY.test(name)) return { ...emptySet(), properties: [`\\${letter}{${name}}`] };
  if (isScript(name)) return { ...emptySet(), properties: [`\\${letter}{Script=${name}}`] };
  throw invalid('unknown property name after \\P or \\p');
};
