import { byteArray } from '../runtime/bytes.ts';
import type { Meter } from '../runtime/meter.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { bytesWithin } from '../text/encoding.ts';
import { htmlDecode, htmlEncode } from '../text/html-encoding.ts';
import { urlDecode, urlDecodeBytes, urlEncode, urlEncodeBytes } from '../text/url-encoding.ts';
import { members, metered } from '../types/table.ts';
import { define } from '../types/type.ts';

export const WEB_UTILITY = define({ name: 'System.Net.WebUtility', kind: 'static class' });

const orNull =
  (change: (text: string) => string) =>
  (text: string | null): string | null =>
    text === null ? null : change(text);

const bytes =
  (change: (bytes: Buffer) => Uint8Array) =>
  (meter: Meter, value: NetArray | null, offset: number, count: number): NetArray | null => {
    if (value === null && count === 0) return null;
    meter.grow(count * 3);
    return byteArray(change(bytesWithin(value, offset, count)));
  };

/** https://learn.microsoft.com/dotnet/api/system.net.webutility?view=net-8.0 */
export const webUtility = members(WEB_UTILITY, () => ({
  'static string UrlEncode(string value)': orNull(urlEncode),
  'static string UrlDecode(string encodedValue)': orNull(urlDecode),
  'static string HtmlEncode(string value)': orNull(htmlEncode),
  'static string HtmlDecode(string value)': orNull(htmlDecode),
  'static byte[] UrlEncodeToBytes(byte[] value, int offset, int count)': metered(
    bytes(value => Buffer.from(urlEncodeBytes(value))),
  ),
  'static byte[] UrlDecodeToBytes(byte[] encodedValue, int offset, int count)': metered(bytes(urlDecodeBytes)),
}));
