/** Makes a JsonReaderException that says where the reader stands. */
export type Fault = (message: string) => Error;
