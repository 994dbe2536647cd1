import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { UserError } from '../../src/errors.ts';
import { SCOPE_KINDS } from '../../src/model/scope.ts';
import { type CompiledDocument, compileDocument } from '../../src/policy/compile.ts';
import { SECTIONS } from '../../src/policy/sections.ts';
import type { Reference } from '../../src/policy/statement.ts';
import type { PlacedStep } from '../../src/policy/step.ts';
import { everything, tools } from './fake-gateway.ts';

/*
 * A file is a case: the scope, the document, and what becomes of it, with a line of hyphens between.
 * Its name is the sentence.
 */
const documents = new URL('../../../test/policy/documents/', import.meta.url);

for (const file of readdirSync(documents).sort())
  test(file.replace(/\.txt$/, '').replaceAll('-', ' '), () => {
    const [scope = '', source = '', expected] = readFileSync(new URL(file, documents), 'utf8').split(/^-{4,}\n/m);
    assert.equal(outcome(source, scope.trim()), expected);
  });

function outcome(source: string, name: string): string {
  const scope = SCOPE_KINDS.find(each => each === name);
  assert.ok(scope, `The first line is no scope: ${name}`);
  try {
    return described(compileDocument(source, scope, tools(everything)));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${error.code}: ${error.message}\n`;
  }
}

function described({ sections, references, warnings }: CompiledDocument): string {
  const steps = SECTIONS.map(section => [section, ...sections[section].withBase([BASE]).map(stepText)].join(' '));
  return [...steps, ...references.map(referenceText), ...warnings.map(({ message }) => `warning: ${message}`), ''].join(
    '\n',
  );
}

const BASE: PlacedStep = {
  run: () => undefined,
  reads: undefined,
  scope: 'global',
  section: 'inbound',
  place: { name: '(base)', line: 0, column: 0 },
  path: '',
  targets: [],
  blocks: [],
  fragmentId: undefined,
  policyId: undefined,
};

const stepText = ({ place: { name, line, column }, policyId }: PlacedStep): string =>
  name + (line === 0 ? '' : `@${line}:${column}`) + (policyId === undefined ? '' : `#${policyId}`);

const referenceText = ({ target, place: { line, column } }: Reference): string =>
  `reference: ${Object.entries(target).flat().join(' ')} @${line}:${column}`;
