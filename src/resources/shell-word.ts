/** Text as a shell takes it: ids may hold spaces and quotes, and URLs, hosts and files whatever others put there. */
export const word = (text: string): string => (PLAIN.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

const PLAIN = /^[\w./:,+@%-][\w./:,+@%=-]*$/;
