/** JSON.stringify escapes all controls but those that some terminals obey too. */
export const jsonText = (value: unknown, indent: number): string =>
  `${JSON.stringify(value, null, indent).replace(/[\u007f-\u009f]/g, escaped)}\n`;

const escaped = (control: string): string => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
