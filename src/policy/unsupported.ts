import type { Place } from './document/document-error.ts';
import { where } from './document/remark.ts';
import { PolicyError } from './policy-error.ts';
import type { Step } from './step.ts';

/** For whoever saves a document. */
export const notRunYet = (place: Place): string =>
  `The '${place.name}' policy ${where(place)} is not run yet: a request that comes to it is answered 500, unless --skip-unsupported of serve and call leaves it out.`;

/** The names of policies that a gateway leaves out, in a sentence. */
export const leftOut = (names: readonly string[]): string =>
  `Left out, since this version of apim does not run them yet: ${names.join(', ')}.`;

/** Never a silent pass: what a policy was to refuse would get through. */
export const failing =
  (name: string): Step =>
  () => {
    throw new PolicyError({
      source: name,
      reason: 'PolicyNotSupported',
      message: `This version of apim does not run '${name}' yet. The option --skip-unsupported of serve and call leaves it out.`,
      responseIsSet: false,
    });
  };
