/** `Environment.NewLine`, AppendLine and WriteLine: the gateway runs on Windows. */
export const NEW_LINE = '\r\n';
