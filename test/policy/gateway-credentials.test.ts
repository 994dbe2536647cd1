import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INHERITING_POLICY } from '../../src/model/policy.ts';
import { compileDocument } from '../../src/policy/compile.ts';
import { removeClientCertificate, setClientCertificate } from '../../src/policy/gateway-credentials.ts';
import { everything, tools } from './fake-gateway.ts';

const CLIENT = { certificateId: 'client' };
const ELEMENT = '<authentication-certificate certificate-id="client" />';

/** Also checks that the outcome compiles, that setting it again changes nothing, and that only the element was added. */
function becomes(before: string, after: string): void {
  const outcome = setClientCertificate(before, CLIENT);
  assert.equal(outcome, after);
  assert.equal(setClientCertificate(outcome, CLIENT), after);
  const { references } = compileDocument(outcome, 'api', tools(everything));
  assert.deepEqual(
    references.map(({ target }) => target),
    [CLIENT],
  );
}

test('the element comes after the children of inbound, indented as they are', () => {
  becomes(INHERITING_POLICY, INHERITING_POLICY.replace('<base />', `<base />\n    ${ELEMENT}`));
  becomes(
    '<policies>\n\t<inbound>\n\t\t<base />\n\n\t\t<base/>\n\t</inbound>\n</policies>',
    `<policies>\n\t<inbound>\n\t\t<base />\n\n\t\t<base/>\n\t\t${ELEMENT}\n\t</inbound>\n</policies>`,
  );
});

test('the lines end as those of the document', () => {
  const windows = INHERITING_POLICY.replaceAll('\n', '\r\n');
  becomes(windows, windows.replace('<base />', `<base />\r\n    ${ELEMENT}`));
  becomes(
    '<policies>\r\n  <inbound />\r\n</policies>',
    `<policies>\r\n  <inbound>\r\n    ${ELEMENT}\r\n  </inbound>\r\n</policies>`,
  );
});

test('comments stay where they are, also behind the last child', () => {
  becomes(
    '<policies>\n  <inbound>\n    <!-- a --><base /> <!-- b -->\n    <!-- c -->\n  </inbound>\n</policies>\n<!-- d -->\n',
    `<policies>\n  <inbound>\n    <!-- a --><base /> <!-- b -->\n    <!-- c -->\n    ${ELEMENT}\n  </inbound>\n</policies>\n<!-- d -->\n`,
  );
  becomes(
    '<policies>\n  <inbound>\n      <!-- only this -->\n  </inbound>\n</policies>',
    `<policies>\n  <inbound>\n      <!-- only this -->\n      ${ELEMENT}\n  </inbound>\n</policies>`,
  );
});

test('an empty inbound is opened, with the indentation of the document', () => {
  becomes(
    '<policies>\n    <inbound />\n    <backend />\n</policies>',
    `<policies>\n    <inbound>\n        ${ELEMENT}\n    </inbound>\n    <backend />\n</policies>`,
  );
  for (const inner of ['', ' ', '\n  '])
    becomes(
      `<policies>\n  <inbound>${inner}</inbound>\n</policies>`,
      `<policies>\n  <inbound>\n    ${ELEMENT}\n  </inbound>\n</policies>`,
    );
});

test('a missing inbound is put before the other sections', () => {
  becomes(
    '<policies>\n\t<backend>\n\t\t<base />\n\t</backend>\n</policies>',
    `<policies>\n\t<inbound>\n\t\t${ELEMENT}\n\t</inbound>\n\t<backend>\n\t\t<base />\n\t</backend>\n</policies>`,
  );
  becomes('<policies>\n</policies>\n', `<policies>\n  <inbound>\n    ${ELEMENT}\n  </inbound>\n</policies>\n`);
  becomes('<policies />\n', `<policies>\n  <inbound>\n    ${ELEMENT}\n  </inbound>\n</policies>\n`);
});

test('a document on one line stays on one line', () => {
  becomes(
    '<policies><inbound><base /></inbound></policies>',
    `<policies><inbound><base />${ELEMENT}</inbound></policies>`,
  );
  becomes(
    '<policies> <inbound> <base /> </inbound></policies>',
    `<policies> <inbound> <base /> ${ELEMENT} </inbound></policies>`,
  );
  becomes('<policies><inbound/></policies>', `<policies><inbound>${ELEMENT}</inbound></policies>`);
  becomes('<policies><backend/></policies>', `<policies><inbound>${ELEMENT}</inbound><backend/></policies>`);
  becomes('<policies/>', `<policies><inbound>${ELEMENT}</inbound></policies>`);
});

test('an element that is there is replaced where it stands, and keeps its id', () => {
  const thumbprint = 'A909502DD82AE41433E6F83886B00D4277A32A7B';
  becomes(
    `<policies>\n  <inbound>\n    <authentication-certificate  thumbprint='${thumbprint}'\n id = "mine" ></authentication-certificate >  <!-- x -->\n    <base />\n  </inbound>\n</policies>`,
    `<policies>\n  <inbound>\n    <authentication-certificate id = "mine" certificate-id="client" />  <!-- x -->\n    <base />\n  </inbound>\n</policies>`,
  );
  assert.equal(
    setClientCertificate(`<policies><inbound>${ELEMENT}</inbound></policies>`, { thumbprint }),
    `<policies><inbound><authentication-certificate thumbprint="${thumbprint}" /></inbound></policies>`,
  );
});

test('of several elements the last, which decides, is the one that stays', () => {
  const other = '<authentication-certificate certificate-id="other" />';
  becomes(
    `<policies>\n  <inbound>\n    ${other}\n    <base />\n    ${other} <!-- b -->\n    ${other}\n  </inbound>\n</policies>`,
    `<policies>\n  <inbound>\n    <base />\n     <!-- b -->\n    ${ELEMENT}\n  </inbound>\n</policies>`,
  );
  becomes(
    `<policies><inbound>${other}<base />${other}</inbound></policies>`,
    `<policies><inbound><base />${ELEMENT}</inbound></policies>`,
  );
});

test('an id is escaped as an attribute needs it', () => {
  assert.equal(
    setClientCertificate('<policies><inbound/></policies>', { certificateId: '"a" & <b> \'c\'' }),
    '<policies><inbound><authentication-certificate certificate-id="&quot;a&quot; &amp; &lt;b> \'c\'" /></inbound></policies>',
  );
});

test('removing takes every such element of inbound with its line, and nothing else', () => {
  assert.equal(removeClientCertificate(setClientCertificate(INHERITING_POLICY, CLIENT)), INHERITING_POLICY);
  const windows = INHERITING_POLICY.replaceAll('\n', '\r\n');
  assert.equal(removeClientCertificate(setClientCertificate(windows, CLIENT)), windows);
  assert.equal(
    removeClientCertificate(`<policies><inbound>${ELEMENT} <base />${ELEMENT}</inbound></policies>`),
    '<policies><inbound> <base /></inbound></policies>',
  );
  for (const document of [INHERITING_POLICY, '<policies />', '<policies><backend /></policies>'])
    assert.equal(removeClientCertificate(document), document);
});

test('a document that cannot be read is refused, not guessed at', () => {
  for (const edit of [removeClientCertificate, (document: string) => setClientCertificate(document, CLIENT)])
    assert.throws(() => edit('<policies>\n  <inbound>\n</policies>'), {
      code: 'ValidationError',
      message:
        "The 'inbound' start tag on line 2 position 3 does not match the end tag of 'policies'. Line 3, position 3.",
    });
});
