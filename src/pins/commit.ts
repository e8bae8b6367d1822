/** Whether a text is the full hash of a commit. */
export function isCommit(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

/** Whether a name can stand in a path without leading out of its folder. */
export function isPlainPath(name: string): boolean {
  return /^[\w.+@-]+(?:\/[\w.+@-]+)*$/.test(name) && !name.split('/').some((part) => /^\.+$/.test(part));
}
