import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutPlaceholders } from '../../src/policy/document/placeholders.ts';
import { asWritten } from '../../src/policy/document/written.ts';

const NAME = '{{apim.placeholder}}';
const filled = (text: string): string | undefined => withoutPlaceholders(asWritten(text))?.text;

test('placeholders of deployment tools are found, whatever stands in them', () => {
  for (const placeholder of ['$' + '{x}', '$' + '{f("a", {b = "}"})}', '%{ if x == "}" ~}', '#{X.Y z}#', '__X_Y__'])
    assert.equal(filled(`<a b="${placeholder}">${placeholder}</a>`), `<a b="${NAME}">${NAME}</a>`, placeholder);
});

test('where there is none, nothing is made', () => {
  for (const text of [
    '<a b="@(1)" />',
    '<a>{{name}}</a>',
    '<a>$$' + '{x}</a>',
    '<a>%%{x}</a>',
    '<a>#{}</a>',
    '<a>a__b</a>',
  ])
    assert.equal(filled(text), undefined, text);
});

test('of two branches the first is read, and what stands outside of the document is left out', () => {
  assert.equal(
    filled('%{ if a }<a>%{ if b }1%{ else }%{ if c }2%{ endif }3%{ endif }</a>%{ endif }'),
    `<a>${NAME}1${NAME}</a>`,
  );
});

test('places are those of the text as it was', () => {
  const written = withoutPlaceholders(asWritten('<a b="$' + '{x}"\n c="$' + '{y}" d="1" />'));
  assert.deepEqual(written?.positionAt(written.text.indexOf('d=')), { line: 2, column: 11 });
});
