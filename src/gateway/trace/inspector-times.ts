/** .NET's forms of a point in time and of a time span, both with seven digits of a second. */
export const timesOf = (received: Date, milliseconds: number): { timestamp: string; elapsed: string } => ({
  timestamp: withSevenDigits(received.getTime() + milliseconds),
  elapsed: withSevenDigits(milliseconds).slice('1970-01-01T'.length, -'Z'.length),
});

/** A Date has whole milliseconds. */
function withSevenDigits(milliseconds: number): string {
  const whole = Math.floor(milliseconds);
  const rest = Math.floor((milliseconds - whole) * 10_000);
  return new Date(whole).toISOString().replace('Z', `${String(rest).padStart(4, '0')}Z`);
}
