// What the search found, by document: the words around each hit; a hit opens its document at the element.
import { GridList, GridListHeader, GridListItem, GridListSection } from 'react-aria-components';
import type { DocumentSummary, SearchHit } from '../../../shared/ipc/contract.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import { useMessages } from '../../state/interface-language.ts';
import { titleOf, type SearchState } from '../../state/library.ts';
import { useWindow } from '../../state/window.ts';
import { writtenNumber } from '../../state/written.ts';
import { Marked } from '../../ui/Marked.tsx';
import styles from './Library.module.css';

const keyOf = (hit: SearchHit): string => `${hit.document} ${hit.block} ${hit.language} ${hit.start}`;

export const SearchResults = ({ documents, search, query }: { readonly documents: readonly DocumentSummary[]; readonly search: SearchState; readonly query: string }) => {
  const { t, language } = useMessages();
  const { route } = useWindow();
  const summaries = new Map(documents.map((document) => [document.id, document]));
  const groups = new Map<string, SearchHit[]>();
  for (const hit of search.hits) groups.set(hit.document, [...(groups.get(hit.document) ?? []), hit]);
  const open = (key: string) => {
    const hit = search.hits.find((one) => keyOf(one) === key);
    if (hit !== undefined) void route.getState().go({ view: 'document', id: hit.document, languages: [hit.language], block: hit.block });
  };
  const count = search.hits.length;
  const summary =
    count === 0
      ? search.searching || search.query === ''
        ? t('library:search.searching')
        : t('library:search.none', { query })
      : t('library:search.found', { count, n: writtenNumber(count, language), documents: t('library:documents', { count: groups.size, n: writtenNumber(groups.size, language) }) });
  return (
    <>
      <p className={styles.summary} role="status">
        {summary}
      </p>
      {count > 0 && (
        <GridList aria-label={t('library:search.results')} className={styles.results!} onAction={(key) => open(String(key))}>
          {[...groups].map(([id, hits]) => {
            const document = summaries.get(id);
            const title = document === undefined ? null : titleOf(document, language);
            return (
              <GridListSection key={id} className={styles.group!} aria-label={title?.text ?? id}>
                <GridListHeader className={styles.groupHead!}>
                  <span className={styles.title} lang={title?.language} dir={title?.direction}>
                    {title?.text ?? ''}
                  </span>
                  {document?.symbol != null && (
                    <bdi dir="ltr" className={styles.symbol}>
                      {document.symbol}
                    </bdi>
                  )}
                  {document?.archived === true && <span className={styles.state}>{t('library:isArchived')}</span>}
                </GridListHeader>
                {hits.map((hit) => (
                  <GridListItem key={keyOf(hit)} id={keyOf(hit)} className={styles.hit!} textValue={hit.excerpt}>
                    <span className={styles.excerpt} lang={hit.language} dir={definitionOf(hit.language).direction}>
                      <Marked text={hit.excerpt} range={[hit.start, hit.end]} />
                    </span>
                    <abbr className={styles.tag} title={t(`app:language.${hit.language}`)}>
                      {hit.language.toUpperCase()}
                    </abbr>
                  </GridListItem>
                ))}
              </GridListSection>
            );
          })}
        </GridList>
      )}
    </>
  );
};
