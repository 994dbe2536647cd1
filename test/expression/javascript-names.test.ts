import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileWithAllTypes } from '../../src/expression/compile.ts';
import { wrongForm } from './fuzz/forms.ts';
import type { Call } from './support/host.ts';
import { outcomeOf, run } from './support/outcome.ts';

const OWNERS = [Object, Function, Array, String, Number, Promise, Map, Symbol, RegExp, Error, Reflect, globalThis];
const SAID = ['process', 'require', 'module', 'exports', 'arguments', 'globalThis', 'eval', 'then', '__proto__'];

/** The names that JavaScript gives to things, as far as C# takes them for names; `Q` is an ordinary one. */
const NAMES = [
  ...new Set([...SAID, ...OWNERS.flatMap(owner => [...Object.getOwnPropertyNames(owner), ...prototypeNames(owner)])]),
].filter(name => /^[A-Za-z_]\w*$/.test(name));

function prototypeNames(owner: object): readonly string[] {
  const prototype: unknown = Reflect.get(owner, 'prototype');
  return typeof prototype === 'object' && prototype !== null ? Object.getOwnPropertyNames(prototype) : [];
}

const ORDINARY = 'Qqq';
/** .NET has these, too, or C# and the library know them by another meaning. */
const OF_DOTNET: ReadonlySet<string> = new Set([
  ...['Array', 'Boolean', 'Object', 'String', 'Math', 'Tuple', 'Convert', 'RegExp', 'Error', 'Date', 'Buffer', 'Map'],
  ...['Request', 'Response', 'event', 'escape', 'default', 'base'],
]);

/** Calls and expressions in which the name stands for data. */
const AS_DATA: readonly ((name: string) => readonly [string, Call])[] = [
  name => [`@{ var @${name} = 1; return @${name} + 1; }`, {}],
  name => [`new[] { 1 }.Select(@${name} => @${name} + 1).First()`, {}],
  name => [`new { @${name} = 1 }.@${name}`, {}],
  name => [`new Dictionary<string, int> { { "${name}", 1 } }["${name}"]`, {}],
  name => [`new Dictionary<string, int>().ContainsKey("${name}")`, {}],
  name => [`JObject.Parse("{\\"${name}\\": 1}")["${name}"]`, {}],
  name => [`JObject.Parse("{}")["${name}"] == null`, {}],
  name => [`JObject.Parse("{\\"${name}\\": 1}").SelectToken("$.${name}")`, {}],
  name => [`JObject.Parse("{}").SelectToken("${name}") == null`, {}],
  name => [`JObject.Parse("{\\"${name}\\": 1}").Property("${name}").Value`, {}],
  name => [`(int)((dynamic)JObject.Parse("{\\"${name}\\": 1}")).@${name}`, {}],
  name => [`((dynamic)JObject.Parse("{}")).@${name} == null`, {}],
  name => [
    `@{ var o = new JObject(); o.Merge(JObject.Parse("{\\"${name}\\": {\\"a\\": 1}}")); return (int)o["${name}"]["a"]; }`,
    {},
  ],
  name => [`JObject.Parse(JsonConvert.SerializeObject(new { @${name} = 1 }))["${name}"]`, {}],
  name => [`JObject.FromObject(new Dictionary<string, int> { { "${name}", 1 } }).Count`, {}],
  name => [`new XElement("${name}", new XAttribute("${name}", 1)).Attribute("${name}").Value`, {}],
  name => [`XElement.Parse("<a/>").Element("${name}") == null`, {}],
  name => [`context.Request.Headers.GetValueOrDefault("${name}", "none")`, {}],
  name => [`context.Request.Headers.GetValueOrDefault("${name}", "none")`, { headers: { [name]: 'x' } }],
  name => [`context.Request.Url.Query.GetValueOrDefault("${name}", "none")`, {}],
  name => [`context.Request.Url.Query["${name}"][0]`, { url: `https://a.example/?${name}=x` }],
  name => [`context.Variables.ContainsKey("${name}")`, {}],
  name => [`(string)context.Variables["${name}"]`, { variables: Object.fromEntries([[name, 'x']]) }],
  name => [`context.Request.MatchedParameters.ContainsKey("${name}")`, {}],
  name => [`Regex.Match("a", "(?<${name}>a)").Groups["${name}"].Value`, {}],
  name => [`Regex.Match("a", "a").Groups["${name}"].Success`, {}],
  name => [`Regex.Replace("a", "(?<${name}>a)", "\${${name}}b")`, {}],
  name => [`new HashSet<string> { "${name}", "${name}" }.Count`, {}],
];

/** What C# refuses, whatever the name. */
const REFUSED: readonly ((name: string) => string)[] = [
  name => `(@${name})`,
  name => `(@${name}).a`,
  name => `(@${name}())`,
  name => `"a".@${name}`,
  name => `1.@${name}`,
  name => `context.@${name}`,
  name => `context.Variables.@${name}`,
  name => `new { A = 1 }.@${name}`,
  name => `((Func<int>)(() => 1)).@${name}`,
  name => `new[] { 1 }.@${name}`,
  name => `"a".Substring(@${name}: 1)`,
  name => `new @${name}()`,
  name => `Math.@${name}`,
  name => `DateTimeKind.@${name}`,
];

const neutral = (outcome: string, name: string): string => outcome.replaceAll(name, ORDINARY);

test('a name that JavaScript gives to something is data like any other', () => {
  for (const make of AS_DATA) {
    const [ordinary, call] = make(ORDINARY);
    const expected = outcomeOf(ordinary, call);
    for (const name of NAMES) {
      const [source, given] = make(name);
      assert.equal(neutral(outcomeOf(source, given), name), expected, source);
    }
  }
});

test('no such name leads anywhere that C# does not know', () => {
  for (const make of REFUSED)
    for (const name of NAMES.filter(each => !OF_DOTNET.has(each))) {
      const outcome = outcomeOf(make(name), {});
      assert.match(outcome, /^error CS(0103|1061|0117|1739|0246|0118|0119|1955|0234)/, make(name));
    }
});

test('a format is text, whatever name it is', () => {
  for (const name of NAMES) {
    for (const source of [`1.ToString("${name}")`, `context.Timestamp.ToString("${name}")`, `$"{1:${name}}"`]) {
      const outcome = outcomeOf(source, {});
      assert.match(outcome, /^(string "|throws System\.FormatException)/, source);
      assert.doesNotMatch(outcome, /native code|\[object/, source);
    }
  }
});

test('what an expression comes to has one of the documented forms', () => {
  for (const make of AS_DATA) {
    const [source, call] = make('constructor');
    const compiled = compileWithAllTypes(source.startsWith('@') ? source : `@(${source})`);
    assert.equal(wrongForm(run(compiled, call), compiled.type), undefined, source);
  }
});
