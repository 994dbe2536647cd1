import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileWithAllTypes } from '../../src/expression/compile.ts';
import { PolicyContext } from '../../src/expression/context/policy-context.ts';
import { textOf } from '../../src/expression/runtime/text-of.ts';
import { givenSurroundings } from '../support/surroundings.ts';
import { hostContext } from './support/host.ts';

const NOW = '2024-02-29T23:59:58.500Z';

/** As text; each asks surroundings of its own, whose chance is 0, 1, 2 … */
function value(expression: string): string {
  const host = hostContext({ rest: { surroundings: givenSurroundings(NOW) } });
  return textOf(compileWithAllTypes(expression).evaluate(new PolicyContext(host)));
}

const values = (rows: readonly (readonly [expression: string, expected: string])[]): void =>
  assert.deepEqual(
    rows.map(([expression]) => [expression, value(expression)]),
    rows,
  );

test('it is the time that the surroundings say', () => {
  values([
    ['@(DateTime.UtcNow.ToString("o"))', '2024-02-29T23:59:58.5000000Z'],
    ['@(DateTime.Now.ToString("s"))', '2024-02-29T23:59:58'],
    ['@(DateTime.Today)', '02/29/2024 00:00:00'],
    ['@(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds())', '1709251198500'],
    ['@(DateTimeOffset.Now)', '02/29/2024 23:59:58 +00:00'],
    ['@((DateTime.UtcNow - DateTime.Parse("2024-02-29T23:59:50Z").ToUniversalTime()).TotalSeconds)', '8.5'],
  ]);
});

test('what a text says without a date is today, wherever it is read', () => {
  values([
    ['@(DateTime.Parse("10:20"))', '02/29/2024 10:20:00'],
    ['@(DateTimeOffset.Parse("10:20"))', '02/29/2024 10:20:00 +00:00'],
    ['@(DateTime.ParseExact("10:20", "HH:mm", null))', '02/29/2024 10:20:00'],
    ['@{ DateTime read; DateTime.TryParse("Mar 5", out read); return read; }', '03/05/2024 00:00:00'],
    ['@(Convert.ToDateTime("10:20"))', '02/29/2024 10:20:00'],
    ['@(Convert.ChangeType("10:20", typeof(DateTime)))', '02/29/2024 10:20:00'],
    ['@((DateTime)new JValue("10:20"))', '02/29/2024 10:20:00'],
    ['@(new JObject(new JProperty("at", "10:20")).Value<DateTime>("at"))', '02/29/2024 10:20:00'],
    ['@(new JArray("10:20").ToObject<DateTime[]>()[0])', '02/29/2024 10:20:00'],
    ['@(JsonConvert.DeserializeObject<List<DateTime>>("[\\"10:20\\"]")[0])', '02/29/2024 10:20:00'],
    ['@((DateTime)new XElement("at", "10:20"))', '02/29/2024 10:20:00'],
  ]);
});

test('what a zone has nowadays is what it has at that time', () => {
  values([
    ['@(TimeZoneInfo.FindSystemTimeZoneById("W. Europe Standard Time").BaseUtcOffset)', '01:00:00'],
    ['@(TimeZoneInfo.FindSystemTimeZoneById("Tokyo Standard Time"))', '(UTC+09:00) Tokyo Standard Time'],
  ]);
});

test('chance is what the surroundings give', () => {
  values([
    ['@(Guid.NewGuid())', '00010203-0405-4607-8809-0a0b0c0d0e0f'],
    ['@(new Random().Next())', '33752071'],
    ['@(new Random().Next(1, 100))', '2'],
    [
      '@{ var bytes = new byte[3]; new System.Security.Cryptography.RNGCryptoServiceProvider().GetBytes(bytes); return BitConverter.ToString(bytes); }',
      '00-01-02',
    ],
    ['@(Convert.ToBase64String(new System.Security.Cryptography.HMACMD5().Key).Substring(0, 8))', 'AAECAwQF'],
    [
      '@(BitConverter.ToString(System.Security.Cryptography.SymmetricAlgorithm.Create("DES").IV))',
      '00-01-02-03-04-05-06-07',
    ],
    ['@(new object().GetHashCode() == new object().GetHashCode())', 'False'],
  ]);
});
