import type { Session } from './session';
export async function rescanFile(session: Session, uri: string): Promise<void> {}
