import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UserError } from '../../src/errors.ts';
import { DEFAULT_GLOBAL_POLICY, INHERITING_POLICY } from '../../src/model/policy.ts';
import { compileDocument } from '../../src/policy/compile.ts';
import { removeClientCertificate, setClientCertificate } from '../../src/policy/gateway-credentials.ts';
import { everything, tools } from './fake-gateway.ts';

const SEEDS = [
  DEFAULT_GLOBAL_POLICY,
  INHERITING_POLICY.replaceAll('\n', '\r\n'),
  INHERITING_POLICY.replace(
    '<base />',
    '<base />\n    <!-- & --><authentication-certificate id="x" certificate-id="a&amp;b" />',
  ),
  INHERITING_POLICY.replace('<base />', "<set-backend-service base-url='https://contoso.com/\"' />").replace(
    /\n {2}<outbound>.*<\/outbound>/s,
    '',
  ),
  INHERITING_POLICY.replace(
    '<base />',
    '<base />\n    <set-backend-service base-url="@("https://" + context.Request.Headers["Host"].First() + (1 < 2 && true ? ")" : ""))" />\n' +
      '    <set-backend-service backend-id="@{ // &quot;(&quot;\n return &quot;x&quot; + @(1); }" />\n' +
      '    <authentication-certificate certificate-id=\'@(x &lt; y ? "a" : $"{context.RequestId}")\' />',
  ),
  INHERITING_POLICY.replace(
    '<forward-request />',
    '<forward-request timeout="@(context.Request.Method == &quot;GET&quot; ? 1 : 2)" />',
  ),
  '<policies><inbound><set-body>@{ return "<a>"; }</set-body></inbound><backend><forward-request timeout="10"/></backend></policies>',
];

const PIECES = [
  '<',
  '>',
  '/>',
  '</',
  '"',
  "'",
  '&',
  '&amp;',
  '&quot;',
  '//',
  '$"{',
  '}',
  '&#64;(',
  ';',
  '=',
  '@(',
  '@{',
  ')',
  ' ',
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\u0000',
  '\uD83D',
  '\u{1F600}',
  '\uFEFF',
  '\u0085',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?x',
  '?>',
  '<!DOCTYPE a>',
  '<base />',
  '<!-- x -->',
  '<forward-request />',
  '<inbound>',
  '</inbound>',
  '<inbound/>',
  '<backend>',
  '<authentication-certificate thumbprint="1"/>',
  ' id="1"',
  '{{x}}',
  'x',
];

/** The same numbers in each run. https://en.wikipedia.org/wiki/Linear_congruential_generator (Numerical Recipes) */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) yield state >>> 8;
}

const random = numbers(20_261_124);
const below = (limit: number): number => random.next().value % limit;
const oneOf = <T>(list: readonly [T, ...T[]] | readonly T[], fallback: T): T => list[below(list.length)] ?? fallback;

function mutated(source: string): string {
  const start = below(source.length + 1);
  const end = Math.min(source.length, start + (below(3) === 0 ? below(20) : below(2)));
  const insertion = below(4) === 0 ? '' : oneOf(PIECES, '<');
  return source.slice(0, start) + insertion + source.slice(end);
}

function mutant(): string {
  let source = oneOf(SEEDS, DEFAULT_GLOBAL_POLICY);
  for (let left = 1 + below(2); left > 0; left -= 1) source = mutated(source);
  return source;
}

function assertPlaceInside(error: unknown, source: string): void {
  if (!(error instanceof UserError)) throw error;
  const places = Array.from(error.message.matchAll(/[Ll]ine (\d+),? (?:position|column) (\d+)/g));
  assert.notEqual(places.length, 0, error.message);
  const lines = source.split(/\r\n|\r|\n/);
  for (const [, line, column] of places) {
    const text = lines[Number(line) - 1];
    assert.ok(text !== undefined, `${error.message} in ${JSON.stringify(source)}`);
    assert.ok(
      Number(column) >= 1 && Number(column) <= text.length + 1,
      `${error.message} in ${JSON.stringify(source)}`,
    );
  }
}

test('whatever is done to a document, it compiles or is refused with a place that is in it', () => {
  const outcomes = { compiled: 0, refused: 0 };
  for (let count = 0; count < 5000; count += 1) {
    const source = mutant();
    try {
      compileDocument(source, 'api', tools(everything));
      outcomes.compiled += 1;
    } catch (error) {
      assertPlaceInside(error, source);
      outcomes.refused += 1;
    }
  }
  assert.ok(outcomes.compiled > 200 && outcomes.refused > 2000, JSON.stringify(outcomes));
});

test('whatever is done to a document that still compiles, its client certificate can be set and removed', () => {
  let edited = 0;
  for (let count = 0; count < 5000; count += 1) {
    const source = mutant();
    if (!compiles(source)) continue;
    edited += 1;
    const set = setClientCertificate(source, { certificateId: 'client' });
    const certificates = compileDocument(set, 'api', tools(everything)).references.filter(
      ({ place }) => place.name === 'authentication-certificate',
    );
    assert.deepEqual(
      certificates.map(({ target }) => target),
      [{ certificateId: 'client' }],
      JSON.stringify([source, set]),
    );
    const removed = compileDocument(removeClientCertificate(set), 'api', tools(everything));
    assert.deepEqual(
      removed.references.filter(({ place }) => place.name === 'authentication-certificate'),
      [],
    );
  }
  assert.ok(edited > 200, String(edited));
});

function compiles(source: string): boolean {
  try {
    compileDocument(source, 'api', tools(everything));
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
