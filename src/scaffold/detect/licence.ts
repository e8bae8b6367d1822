/** By SPDX's names, in lower case as Hugging Face writes them. */
const LICENCES: readonly (readonly [RegExp, string])[] = [
  [/Apache License,?\s+Version 2\.0/i, 'apache-2.0'],
  [/GNU AFFERO GENERAL PUBLIC LICENSE\s+Version 3/i, 'agpl-3.0'],
  [/GNU LESSER GENERAL PUBLIC LICENSE\s+Version 3/i, 'lgpl-3.0'],
  [/GNU GENERAL PUBLIC LICENSE\s+Version 3/i, 'gpl-3.0'],
  [/Mozilla Public License Version 2\.0/i, 'mpl-2.0'],
  [/Neither the name of .* nor the names/is, 'bsd-3-clause'],
  [/Redistribution and use in source and binary forms/i, 'bsd-2-clause'],
  [/Permission is hereby granted, free of charge/i, 'mit'],
];

export function detectLicence(texts: ReadonlyMap<string, string>): string | undefined {
  for (const [path, text] of texts) {
    if (/^LICEN[CS]E[^/]*$/i.test(path)) return LICENCES.find(([pattern]) => pattern.test(text))?.[1];
  }
  return undefined;
}
