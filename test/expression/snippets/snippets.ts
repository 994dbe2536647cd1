import { documentsIn } from './documents.ts';
import { snippetsIn } from './find.ts';
import { anyCertificate, type Ending, resultOf } from './try.ts';

/** Compiles and runs every expression of real documents: `node …/snippets.js FOLDER|GIT-DIRECTORY [COMMIT]`. */
const [place = '.', commit] = process.argv.slice(2);

const certificate = await anyCertificate();
const snippets = documentsIn(place, commit).flatMap(snippetsIn);
const results = snippets.map(snippet => {
  const { ending, reason } = resultOf(snippet, certificate);
  if (ending !== 'value')
    console.log(`${ending}  ${snippet.place}\n    ${reason}\n    ${excerpt(snippet.source, reason)}`);
  return ending;
});
const count = (ending: Ending): number => results.filter(result => result === ending).length;
console.log(
  `${place}: ${results.length} expressions; ${results.length - count('refused')} compile, ${count('value')} come to a value, ${count('throws')} only throw, ${count('fault')} faults`,
);

function excerpt(source: string, reason: string): string {
  const [, start = '0'] = / at (\d+)-\d+$/.exec(reason) ?? [];
  const from = Math.max(0, Number(start) - 60);
  return source.slice(from, from + 220).replace(/\s+/g, ' ');
}
