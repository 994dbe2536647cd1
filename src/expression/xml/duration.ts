import { formatException } from '../runtime/exception.ts';

/** .NET counts time in ticks of 100 ns. */
const SECOND = 10_000_000n;
const MINUTE = 60n * SECOND;
const HOUR = 60n * MINUTE;
const DAY = 24n * HOUR;

/** `P1DT2H3M4.5S`. https://www.w3.org/TR/xmlschema-2/#duration */
export function durationText(ticks: bigint): string {
  const total = ticks < 0n ? -ticks : ticks;
  const date = part(total / DAY, 'D');
  const time = [part((total % DAY) / HOUR, 'H'), part((total % HOUR) / MINUTE, 'M'), seconds(total % MINUTE)].join('');
  return `${ticks < 0n ? '-' : ''}P${date}${time === '' ? '' : `T${time}`}${total === 0n ? 'T0S' : ''}`;
}

const part = (count: bigint, unit: string): string => (count === 0n ? '' : `${count}${unit}`);

function seconds(ticks: bigint): string {
  if (ticks === 0n) return '';
  const fraction = String(ticks % SECOND)
    .padStart(7, '0')
    .replace(/0+$/, '');
  return `${ticks / SECOND}${fraction === '' ? '' : `.${fraction}`}S`;
}

const DURATION =
  /^\s*(-?)P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?\s*$/;

/** In ticks. A year counts 365 days and a month 30, as in .NET. Throws FormatException. */
export function readDuration(text: string): bigint {
  const found = DURATION.exec(text);
  if (found === null) throw formatException(`The string '${text}' is not a valid TimeSpan value.`);
  const [years = 0n, months = 0n, days = 0n, hours = 0n, minutes = 0n, wholeSeconds = 0n] = found
    .slice(2, 8)
    .map(digits => BigInt(digits ?? 0));
  const allMonths = years * 12n + months;
  const allDays = (allMonths / 12n) * 365n + (allMonths % 12n) * 30n + days;
  const fraction = BigInt((found[8] ?? '').padEnd(7, '0').slice(0, 7));
  const ticks = allDays * DAY + hours * HOUR + minutes * MINUTE + wholeSeconds * SECOND + fraction;
  return found[1] === '-' ? -ticks : ticks;
}
