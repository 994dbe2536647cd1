import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compilerFor, ExpressionError } from '../../src/expression/by-need.ts';
import { CRYPTO, JSON_NET, LINQ, type Loadable, libraryFor, REGEX, XML } from '../../src/expression/library/by-need.ts';
import { LIBRARY } from '../../src/expression/library/index.ts';
import { delegateSignature } from '../../src/expression/types/delegates.ts';
import { isExtension, type Member } from '../../src/expression/types/member.ts';
import { ArrayType, NamedType, type Type, type TypeDefinition } from '../../src/expression/types/type.ts';

const PARTS: Readonly<Record<string, Loadable>> = { CRYPTO, JSON_NET, LINQ, REGEX, XML };

const SOME_OF_EACH = ['Enumerable', 'JObject', 'Regex', 'SHA256', 'XElement'];

const namesOf = async (text: string): Promise<ReadonlySet<string>> =>
  new Set([...(await libraryFor([text])).definitions].map(({ name }) => name));

function definitionsIn(type: Type): readonly TypeDefinition[] {
  if (type instanceof ArrayType) return definitionsIn(type.element);
  return type instanceof NamedType ? [type.definition, ...type.arguments.flatMap(definitionsIn)] : [];
}

const membersOf = (definition: TypeDefinition): readonly Member[] =>
  LIBRARY.names(definition).flatMap(name => LIBRARY.declared(definition, name));

/** What a text has to name before an expression of it has to do with a type of the part. */
function waysInto(own: ReadonlySet<TypeDefinition>): readonly string[] {
  const names = (type: Type): boolean => definitionsIn(type).some(definition => own.has(definition));
  return [...LIBRARY.definitions].flatMap(definition => {
    if (own.has(definition))
      return [
        definition.name,
        ...membersOf(definition)
          .filter(isExtension)
          .map(({ name }) => name),
      ];
    const answering = membersOf(definition).filter(({ type, parameters }) =>
      [type, ...parameters.map(each => each.type)].some(names),
    );
    const called = delegateSignature(definition.open);
    const calls = called !== undefined && [called.result, ...called.parameters].some(names);
    return [...answering.map(({ name }) => name), ...(calls ? [definition.name] : [])];
  });
}

for (const [name, part] of Object.entries(PARTS))
  test(`a text that can come to a type of the part ${name} is known by its words`, async () => {
    const { types } = await part.load();
    const words = waysInto(new Set(types.map(({ definition }) => definition)));
    assert.ok(words.length > 5, `${words}`);
    assert.deepEqual(
      words.filter(word => !part.named.test(`@(a.${word}(b))`)),
      [],
    );
  });

test('what a text does not name is not loaded', async () => {
  const names = await namesOf('@(context.Request.Headers.GetValueOrDefault("a", "").ToLower())');
  assert.ok(names.has('String'));
  assert.deepEqual(
    SOME_OF_EACH.filter(name => names.has(name)),
    [],
  );
});

test('what one of several texts names is loaded for all', async () => {
  const { compile } = await compilerFor(['@(1)', '@(JObject.Parse("{}").Count)']);
  assert.equal(compile('@(JObject.Parse("{}").Count)').members.has('JContainer.Count'), true);
});

for (const text of [
  '@{ dynamic a = 1; return a; }',
  '@(new \\u0058Element("a"))',
  '@(&#74;Object.Parse("{}"))',
  '@({{a}})',
])
  test(`a text that may come to any type has all: ${text}`, async () => {
    const names = await namesOf(text);
    assert.deepEqual(
      SOME_OF_EACH.filter(name => !names.has(name)),
      [],
    );
  });

test('a query expression needs no method to be named', async () => {
  const query = '@(from c in "abc" select c)';
  const { compile } = await compilerFor([query]);
  assert.deepEqual([...compile(query).members], ['Enumerable.Select']);
});

test('a body is read as what the text names, and told what it may be read as', async () => {
  const { compile } = await compilerFor(['@(context.Request.Body.As<JArray>().Count)']);
  assert.equal(compile('@(context.Request.Body.As<JArray>().Count)').type.constructor, NamedType);
});

test('what is not .NET is refused as without parts', async () => {
  const { compile } = await compilerFor(['@(Nothing.A)']);
  assert.throws(
    () => compile('@(Nothing.A)'),
    (error: unknown) => error instanceof ExpressionError && error.code === 'CS0103',
  );
});
