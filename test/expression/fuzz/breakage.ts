import type { Random } from '../../support/random.ts';

const PIECES: readonly string[] = [
  ...'()[]{}<>"\'\\$@#?:;,.=+-*/%&|^!~_\n 0aA',
  ...[
    '=>',
    '??',
    '?.',
    '?[',
    '$"',
    '@"',
    '$@"',
    '//',
    '/*',
    '*/',
    '{{',
    '}}',
    '++',
    '--',
    '<<',
    '>>',
    '::',
    '->',
    '..',
  ],
  ...[
    'int',
    'new',
    'is',
    'as',
    'in',
    'out',
    'ref',
    'from',
    'var',
    'dynamic',
    'async',
    'await',
    'stackalloc',
    'goto',
    'yield',
  ],
  ...[
    'context',
    'null',
    'default',
    'this',
    'base',
    'throw',
    'checked',
    'unsafe',
    'delegate',
    'nameof',
    'typeof',
    'when',
  ],
  ...[
    '#if X\n',
    '#endregion\n',
    '#error\n',
    '1e999',
    '99999999999999999999999',
    '0x',
    '0b2',
    '1__',
    '.5.',
    "''",
    "'ab'",
  ],
  ...['constructor', '__proto__', 'prototype', 'toString', 'valueOf', 'process', 'globalThis', 'eval', 'require'],
  ...[
    '\u2028',
    '\u0085',
    '\ufeff',
    '\u0000',
    '\ud800',
    '\udc00',
    '\u{1f600}',
    '\u200d',
    '\u0130',
    '\u00a0',
    '\\u0041',
    '\\U0001F600',
  ],
];

const TOKEN = /@?\$?"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\w.]+|\s+|[=!<>?&|+-]{1,2}|./gsu;

/** What is left of a text after tokens were deleted, doubled, swapped or put in, and it was cut. */
export function broken(text: string, random: Random): string {
  const tokens = text.match(TOKEN) ?? [];
  for (let left = random.below(4); left >= 0; left -= 1) breakOne(tokens, random);
  const whole = tokens.join('');
  return random.below(6) === 0 ? whole.slice(random.below(10), random.below(whole.length + 1)) : whole;
}

function breakOne(tokens: string[], random: Random): void {
  const at = random.below(tokens.length);
  const other = random.below(tokens.length);
  const [here = '', there = ''] = [tokens[at], tokens[other]];
  const changes = [
    () => tokens.splice(at, 1),
    () => tokens.splice(at, 0, here),
    () => tokens.splice(at, 1, there),
    () => tokens.splice(at, 0, pieceOf(random)),
    () => tokens.splice(at, 1, pieceOf(random)),
    () => tokens.splice(at, random.below(4), ...tokens.slice(other, other + random.below(6))),
    () => tokens.splice(at, 1, here.slice(0, random.below(here.length + 1))),
  ];
  changes[random.below(changes.length)]?.();
}

const pieceOf = (random: Random): string => PIECES[random.below(PIECES.length)] ?? '';

/** Tokens without any order. */
export const soup = (random: Random): string =>
  Array.from({ length: 1 + random.below(30) }, () => pieceOf(random)).join(random.below(2) === 0 ? ' ' : '');
