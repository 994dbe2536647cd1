import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Case, readCases } from '../support/case-file.ts';
import { type Answer, ask, type Question, readText } from './ask.ts';
import { answeredOutcome, expectedOutcome } from './compare.ts';
import { readMeant } from './meant.ts';

/** Puts the cases to a real C# and prints what differs: `npm run cases:check -- PROGRAM [FILE.cases]…` */
const [program, ...only] = process.argv.slice(2);
const FOLDER = fileURLToPath(new URL('../../../../test/expression/cases/', import.meta.url));

interface Asked {
  readonly place: string;
  readonly case: Case;
  readonly isCompiledOnly: boolean;
}

const NEEDS_CONTEXT =
  /\bcontext\b|\.(As|TryParse)(Basic|Jwt)\(|\.(En|De)crypt\(|VerifyNoRevocation|BasicAuthCredentials|\bJwt\b|\bI(Request|Response)\b/;

/** What only our own limits end would run there without end. */
const isAsked = ({ expected }: Case): boolean => expected !== 'stopped' && !expected.startsWith('error apim');

function casesOf(file: string): readonly Asked[] {
  return readCases(readText(FOLDER + file))
    .filter(isAsked)
    .map(each => ({ place: `${file}:${each.line}`, case: each, isCompiledOnly: NEEDS_CONTEXT.test(each.input) }));
}

function answersTo(asked: readonly Asked[], isCompiledOnly: boolean): readonly Answer[] {
  const questions = asked.flatMap((each, id): Question[] =>
    each.isCompiledOnly === isCompiledOnly ? [{ id, expr: each.case.input }] : [],
  );
  return ask(program ?? '', questions, isCompiledOnly);
}

function differences(asked: readonly Asked[]): readonly (Asked & { readonly answer: string })[] {
  return [false, true]
    .flatMap(isCompiledOnly => answersTo(asked, isCompiledOnly))
    .toSorted((one, other) => one.id - other.id)
    .flatMap(answer => {
      const each = asked[answer.id];
      if (each === undefined) return [];
      const outcome = answeredOutcome(answer);
      return outcome === expectedOutcome(each.case, each.isCompiledOnly)
        ? []
        : [{ ...each, answer: answer.error ?? outcome ?? 'no answer' }];
    });
}

if (program === undefined) throw new Error('npm run cases:check -- PROGRAM [FILE.cases]…');
const files = only.length > 0 ? only : readdirSync(FOLDER).filter(name => name.endsWith('.cases'));
const asked = files.flatMap(casesOf);
const meant = new Set(readMeant(readText(`${FOLDER}meant-differences.txt`)).map(({ input }) => input));
const different = differences(asked);
const unmeant = different.filter(each => !meant.has(each.case.input));
for (const { place, case: each, answer } of unmeant)
  console.log(`${place}  ${each.input}\n    expected ${each.expected}\n    C# says  ${answer}`);
console.log(
  `${asked.length} cases asked, ${different.length} differ, ${different.length - unmeant.length} of them as meant.`,
);
process.exitCode = unmeant.length > 0 ? 1 : 0;
