import { argumentException, argumentOutOfRange } from '../runtime/exception.ts';
import { DateTime } from './date-time.ts';
import { type Kind, LOCAL, UNSPECIFIED, UTC } from './kind.ts';
import { MAX_TICKS, TICKS_PER_DAY, TICKS_PER_MILLISECOND } from './ticks.ts';

/** Of 1 January 1601, where Windows begins to count. */
const FILE_TIME_TICKS = 504_911_232_000_000_000n;
/** Of 30 December 1899, where OLE Automation begins to count. */
const OA_TICKS = 599_264_352_000_000_000n;
const MILLISECONDS_PER_DAY = 86_400_000;
const TICKS_MASK = 0x3fff_ffff_ffff_ffffn;

/** Throws ArgumentOutOfRangeException for a date before 1601. */
export function fileTime({ ticks }: DateTime): bigint {
  if (ticks < FILE_TIME_TICKS) throw notAFileTime();
  return ticks - FILE_TIME_TICKS;
}

export function fromFileTime(value: bigint, kind: Kind): DateTime {
  if (value < 0n || value > MAX_TICKS - FILE_TIME_TICKS) throw notAFileTime();
  return new DateTime(value + FILE_TIME_TICKS, kind);
}

const notAFileTime = () => argumentOutOfRange('fileTime', 'Not a valid Win32 FileTime.');

/** Ticks below, the kind in the two upper bits. */
export const toBinary = ({ ticks, kind }: DateTime): bigint => BigInt.asIntN(64, ticks | (BigInt(kind) << 62n));

/** Throws ArgumentException for a number that no date has. */
export function fromBinary(data: bigint): DateTime {
  const bits = BigInt.asUintN(64, data);
  const ticks = bits & TICKS_MASK;
  if (ticks > MAX_TICKS)
    throw argumentException(
      'The binary data must result in a DateTime with ticks between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.',
      'dateData',
    );
  const flag = bits >> 62n;
  if (flag === 0n) return new DateTime(ticks, UNSPECIFIED);
  return new DateTime(ticks, flag === 1n ? UTC : LOCAL);
}

/** Days since 30 December 1899; before it, the fraction still counts forward. */
export function toOADate({ ticks }: DateTime): number {
  if (ticks === 0n) return 0;
  const milliseconds = Number(((ticks < TICKS_PER_DAY ? ticks + OA_TICKS : ticks) - OA_TICKS) / TICKS_PER_MILLISECOND);
  const part = milliseconds % MILLISECONDS_PER_DAY;
  const forward = milliseconds < 0 && part !== 0 ? milliseconds - (MILLISECONDS_PER_DAY + part) * 2 : milliseconds;
  return forward / MILLISECONDS_PER_DAY;
}

/** Throws ArgumentException beyond the years 100 to 9999. */
export function fromOADate(days: number): DateTime {
  if (!(days < 2_958_466 && days > -657_435)) throw argumentException('Not a legal OleAut date.');
  const milliseconds = Math.trunc(days * MILLISECONDS_PER_DAY + (days >= 0 ? 0.5 : -0.5));
  const part = milliseconds % MILLISECONDS_PER_DAY;
  const forward = milliseconds < 0 ? milliseconds - part * 2 : milliseconds;
  return new DateTime(OA_TICKS + BigInt(forward) * TICKS_PER_MILLISECOND, UNSPECIFIED);
}
