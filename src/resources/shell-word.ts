/** An id as a shell takes it: ids may hold spaces and quotes. */
export const word = (id: string): string => (/^[\w.@%=-]+$/.test(id) ? id : `'${id.replaceAll("'", "'\\''")}'`);
