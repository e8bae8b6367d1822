/** Notification of our own client: which Python environments are selected for the folders of the workspace. */
export const ENVIRONMENTS_CHANGED = 'watertight/environmentsChanged';

export interface EnvironmentsParams {
  readonly environments: readonly {
    /** The URI of a folder of the workspace. */
    readonly folder: string;
    /** The folder of the environment on the disk, as Python's `sys.prefix`. */
    readonly path: string;
  }[];
}
