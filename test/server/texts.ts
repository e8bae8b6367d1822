/** One finding of `yaml-unsafe-load`, for information on line 1, with a fix that needs review. */
export const UNSAFE_YAML = 'import yaml\nsettings = yaml.load(open("settings.yaml"), Loader=yaml.Loader)\n';

/** One finding of `plain-text-transport` on line 1, with a safe fix: the host answers to https. */
export const PLAIN_DOWNLOAD = 'import requests\nrequests.get("http://huggingface.co/data.csv")\n';

/** Two findings with safe fixes, on lines 1 and 2. */
export const PLAIN_DOWNLOADS = `${PLAIN_DOWNLOAD}requests.get("http://zenodo.org/labels.csv")\n`;

/** Nothing to find. */
export const CLEAN = 'import yaml\nsettings = yaml.safe_load(open("settings.yaml"))\n';

/** Looks like a Hugging Face token and is none. Put together here, so that no file of the repository holds it. */
export function madeUpToken(): string {
  return ['hf', 'Tq7RkWz2LmXv9BnYc4JdHs8GfPu3EaQoNi'].join('_');
}

/** The output of a cell that printed something, in nbformat's shape. */
export function printed(text: string): unknown {
  return { output_type: 'stream', name: 'stdout', text };
}
