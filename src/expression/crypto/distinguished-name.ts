/** OpenSSL's keys that Windows, and so .NET, writes in another way. */
const KEYS: ReadonlyMap<string, string> = new Map([
  ['ST', 'S'],
  ['street', 'STREET'],
  ['title', 'T'],
  ['GN', 'G'],
  ['initials', 'I'],
  ['emailAddress', 'E'],
  ['serialNumber', 'SERIALNUMBER'],
  ['description', 'Description'],
  ['postalCode', 'PostalCode'],
  ['postOfficeBox', 'POBox'],
  ['telephoneNumber', 'Phone'],
  ['x121Address', 'X21Address'],
  ['UID', 'OID.0.9.2342.19200300.100.1.1'],
  ['name', 'OID.2.5.4.41'],
  ['businessCategory', 'OID.2.5.4.15'],
  ['pseudonym', 'OID.2.5.4.65'],
  ['organizationIdentifier', 'OID.2.5.4.97'],
  ['unstructuredName', 'OID.1.2.840.113549.1.9.2'],
  ['jurisdictionL', 'OID.1.3.6.1.4.1.311.60.2.1.1'],
  ['jurisdictionST', 'OID.1.3.6.1.4.1.311.60.2.1.2'],
  ['jurisdictionC', 'OID.1.3.6.1.4.1.311.60.2.1.3'],
]);

/** `CN` and its value. */
export interface NameAttribute {
  readonly key: string;
  readonly value: string;
}

/**
 * The attributes of a Name as node:crypto writes it, grouped as they stand in it: the last relative name first, as in .NET.
 * https://learn.microsoft.com/dotnet/api/system.security.cryptography.x509certificates.x500distinguishedname
 */
export const relativeNames = (name: string): readonly (readonly NameAttribute[])[] =>
  name === ''
    ? []
    : name
        .split('\n')
        .toReversed()
        // A plus sign of a value has a backslash before it.
        .map(line => line.split(' + ').map(attribute));

/** `CN=client, O=Contoso, C=US` */
export const distinguishedName = (name: string): string =>
  relativeNames(name)
    .map(attributes => attributes.map(({ key, value }) => `${key}=${quoted(value)}`).join(' + '))
    .join(', ');

function attribute(text: string): NameAttribute {
  const equals = text.indexOf('=');
  const key = text.slice(0, equals);
  const shown = KEYS.get(key) ?? (/^\d/.test(key) ? `OID.${key}` : key);
  return { key: shown, value: unescaped(text.slice(equals + 1)) };
}

/** Takes back the escapes of RFC 2253, section 2.4. */
const unescaped = (value: string): string =>
  value.replace(/\\([\dA-F]{2}|.)/gs, (_, code: string) =>
    code.length === 2 ? String.fromCharCode(Number.parseInt(code, 16)) : code,
  );

/** .NET quotes what is empty, has white space at an end or a character that means something; quotes inside are doubled. */
function quoted(value: string): string {
  const needsQuotes = value === '' || /^[\t-\r ]|[\t-\r ]$|[,+="\n<>#;]/.test(value);
  return needsQuotes ? `"${value.replaceAll('"', '""')}"` : value;
}
