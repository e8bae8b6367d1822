const DOCS = 'https://github.com/watertight/watertight/blob/main/docs';

/** The page of a rule. */
export function documentationUrl(ruleId: string): string {
  return `${DOCS}/rules/${ruleId}.md`;
}

/** Where the checklist's page says what counts as evidence for an item. */
export function checklistUrl(itemId: string): string {
  return `${DOCS}/checklist.md#${itemId.toLowerCase()}`;
}
