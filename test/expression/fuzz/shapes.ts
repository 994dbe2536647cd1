import type { Random } from '../../support/random.ts';

/** Parts of a shape that is written many times over: before, in the middle, after. */
type Nest = readonly [string, string, string];

const NESTS: readonly Nest[] = [
  ['(', '1', ')'],
  ['!', 'true', ''],
  ['-', '1', ''],
  ['- ', '1', ''],
  ['~', '1', ''],
  ['(int)', '1', ''],
  ['(', '1', '+1)'],
  ['1+', '1', ''],
  ['"a"+', '"b"', ''],
  ['"a"+1+', '"b"', ''],
  ['true?1:', '2', ''],
  ['true?', '1', ':2'],
  ['null??', '"a"', ''],
  ['true&&', 'true', ''],
  ['new[]{', '1', '}'],
  ['new{A=', '1', '}'],
  ['new List<object>{', '1', '}'],
  ['x=>', 'x', ''],
  ['$"{', '1', '}"'],
  ['$"{"', 'a', '"}"'],
  ['Math.Abs(', '1', ')'],
  ['new JArray(', '1', ')'],
  ['new XElement("a",', '1', ')'],
  ['new[]{1}.Select(a=>', '1', ').First()'],
  ['new[]{1}.Select(a=>', '1', ')'],
  ['((Func<int>)(()=>', '1', '))()'],
  ['{', ';', '}'],
  ['if(true)', ';', ''],
  ['if(true){', ';', '}else '],
  ['while(false)', ';', ''],
  ['for(;false;){', ';', '}'],
  ['try{', ';', '}finally{}'],
  ['switch(1){case 1:', ';', 'break;}'],
  ['(', '1', ',2)'],
  ['typeof(List<', 'int', '>)'],
  ['default(List<', 'int', '>)'],
  ['default(int', '', '[])'],
  ['checked(', '1', ')'],
  ['(object)', '1', ''],
  ['(', '1', ' as object)'],
  ['', 'context', '.Request'],
  ['', '"a"', '.Trim()'],
  ['', '"a"', '?.Trim()'],
  ['', '"a"', '.ToUpper().Substring(0)'],
  ['', 'new[]{1}', '.Where(x=>x>0)'],
  ['', 'new[]{1}', '.Concat(new[]{1})'],
  ['', '1', ' is int'],
  ['from a in new[]{1} ', 'select a', ''],
  ['(dynamic)', '1', ''],
  ['throw ', 'null', ''],
  ['', '1', '!'],
  ['/*', '', '*/'],
  ['JToken.Parse("', '', '[")'],
  ['JToken.Parse("{\\"a\\":', '', '")'],
  ['[', '', ']'],
  ['a<', 'b', '>'],
  ['a<b,', 'c', '>(d)'],
];

/** A shape inside itself, or one after another, many times. */
export function repeated(random: Random): string {
  const [before, middle, after] = NESTS[random.below(NESTS.length)] ?? ['', '', ''];
  const count = 1 + random.below(10 ** (1 + random.below(4)));
  const ends = random.below(10) === 0 ? random.below(count) : count;
  return `${before.repeat(count)}${middle}${after.repeat(ends)}`;
}

const LITERALS: readonly ((size: number) => string)[] = [
  size => '9'.repeat(size),
  size => `1${'0'.repeat(size)}m`,
  size => `0x${'F'.repeat(size)}`,
  size => `0b${'10'.repeat(size)}`,
  size => `1e${'9'.repeat(size)}`,
  size => `0.${'0'.repeat(size)}1m`,
  size => `1${'_'.repeat(size)}1`,
  size => `"${'a'.repeat(size)}"`,
  size => `"${'\\u0041'.repeat(size)}".Length`,
  size => `@"${'""'.repeat(size)}"`,
  size => `$"${'{{'.repeat(size)}{1}"`,
  size => `'${'a'.repeat(size)}'`,
  size => `${'a'.repeat(size)} => 1`,
  size => `long.Parse("${'9'.repeat(size)}")`,
  size => `decimal.Parse("0.${'0'.repeat(size)}1")`,
  size => `double.Parse("${'9'.repeat(size)}")`,
  size => `JToken.Parse("${'9'.repeat(size)}")`,
  size => `JToken.Parse("${'['.repeat(size)}${']'.repeat(size)}").ToString()`,
  size => `XElement.Parse("${'<a>'.repeat(size)}${'</a>'.repeat(size)}").ToString()`,
  size => `Regex.IsMatch("${'a'.repeat(size)}", "(a+)+b")`,
  size => `Regex.Match("a", "${'('.repeat(size)}a${')'.repeat(size)}").Value`,
  size => `Regex.Match("a", "a{${size}}|${'a?'.repeat(size)}").Value`,
  size => `"a".PadLeft(${'9'.repeat(1 + (size % 12))}).Length`,
  size => `new string('a', ${'9'.repeat(1 + (size % 12))}).Length`,
  size => `Enumerable.Range(0, ${'9'.repeat(1 + (size % 9))}).Count()`,
  size => `new int[${'9'.repeat(1 + (size % 12))}].Length`,
  size => `1.5.ToString("${'#'.repeat(size)}")`,
  size => `DateTime.MaxValue.ToString("${'f'.repeat(size)}")`,
  size => `string.Format("${'{0}'.repeat(size)}", "a")`,
  size => `string.Format("{0,${'9'.repeat(size)}}", "a")`,
  size => `JObject.Parse("{}").SelectToken("${'.a'.repeat(size)}")`,
  size => `JArray.Parse("[1]").SelectToken("${'[0]'.repeat(size)}")`,
  size => `JArray.Parse("[1]").SelectTokens("${'..'.repeat(size % 3)}[?(@${'.a'.repeat(size)} == 1)]").Count()`,
];

/** Numbers and texts as long as nobody writes them, and calls that make such. */
export const huge = (random: Random): string =>
  LITERALS[random.below(LITERALS.length)]?.(1 + random.below(10 ** (1 + random.below(4)))) ?? '';
