/** Things that can be put into the scene or onto what is in it: by a click, by Enter, or dragged to the stage. */
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { Library, Search } from 'lucide-react';
import { useFixtures, useOptics } from '../../state/catalog-store.ts';
import { useDesk } from '../../state/desk-store.ts';
import { classes } from '../../widgets/defined.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { Panel } from '../../widgets/panel.tsx';
import { endLibraryDrag, placeFromLibrary, startLibraryDrag } from './library-drag.ts';
import {
  CATEGORIES,
  CATEGORY_HINTS,
  CATEGORY_TITLES,
  found,
  libraryItems,
  type Category,
  type LibraryItem,
} from './library-items.ts';
import './library.css';

function Item({ item, isFirst }: { readonly item: LibraryItem; readonly isFirst: boolean }) {
  return (
    <div
      role="button"
      // one stop of the Tab key for the list; arrows go from item to item
      tabIndex={isFirst ? 0 : -1}
      className="pn-lib-item"
      draggable
      title={item.detail === '' ? item.title : `${item.title}: ${item.detail}`}
      onClick={() => placeFromLibrary(item, null)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        event.stopPropagation();
        placeFromLibrary(item, null);
      }}
      onDragStart={(event) => startLibraryDrag(event.dataTransfer, item)}
      onDragEnd={endLibraryDrag}
    >
      {item.swatch === undefined ? (
        <Icon of={item.icon} />
      ) : (
        <span className="pn-lib-swatch" style={{ background: item.swatch }} aria-hidden="true" />
      )}
      <span className="pn-lib-text">
        <span className="pn-lib-title">{item.title}</span>
        {item.detail !== '' && <span className="pn-lib-detail">{item.detail}</span>}
      </span>
    </div>
  );
}

/** Items by section, in the order of their first. */
function sections(
  items: readonly LibraryItem[],
  isSearch: boolean,
): readonly (readonly [string, readonly LibraryItem[]])[] {
  const groups = new Map<string, LibraryItem[]>();
  for (const item of items) {
    const name = isSearch ? CATEGORY_TITLES[item.category] : (item.section ?? '');
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return [...groups];
}

function onArrows(event: KeyboardEvent<HTMLDivElement>): void {
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[
    event.key
  ];
  if (by === undefined || !(event.target instanceof HTMLElement)) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.pn-lib-item')];
  const at = all.indexOf(event.target);
  if (at < 0) return;
  event.preventDefault();
  event.stopPropagation();
  all[Math.min(all.length - 1, Math.max(0, at + by))]?.focus();
}

export function LibraryPanel() {
  const optics = useOptics();
  const fixtures = useFixtures();
  const hasProject = useDesk((state) => state.mirror !== null);
  const [category, setCategory] = useState<Category>('figures');
  const [search, setSearch] = useState('');
  const tabs = useRef<HTMLDivElement>(null);
  const all = useMemo(() => libraryItems(optics, fixtures), [optics, fixtures]);
  const isSearch = search.trim() !== '';
  const shown = isSearch ? found(all, search) : all.filter((item) => item.category === category);
  const hint = isSearch ? undefined : CATEGORY_HINTS[category];

  const onTabKeys = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = CATEGORIES[(CATEGORIES.indexOf(category) + by + CATEGORIES.length) % CATEGORIES.length]!;
    setCategory(next);
    tabs.current?.querySelector<HTMLElement>(`[data-category="${next}"]`)?.focus();
  };
  return (
    <Panel
      title="Library"
      isFlush
      isScrolling={false}
      toolbar={
        <SearchField
          className="pn-search pn-lib-search"
          aria-label="Find in the library"
          value={search}
          onChange={setSearch}
        >
          <Icon of={Search} />
          <Input className="pn-search-input" placeholder="Find in the library" />
        </SearchField>
      }
    >
      <div className="pn-lib">
        <div
          className="pn-lib-tabs"
          role="tablist"
          aria-label="Kinds of things"
          aria-orientation="horizontal"
          ref={tabs}
          onKeyDown={onTabKeys}
        >
          {CATEGORIES.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`pn-lib-tab-${name}`}
              aria-selected={!isSearch && name === category}
              aria-controls="pn-lib-list"
              tabIndex={name === category ? 0 : -1}
              data-category={name}
              className={classes('pn-lib-tab', !isSearch && name === category && 'pn-lib-tab-on')}
              onClick={() => {
                setCategory(name);
                setSearch('');
              }}
            >
              {CATEGORY_TITLES[name]}
            </button>
          ))}
        </div>
        <div
          className="pn-lib-list"
          id="pn-lib-list"
          role="tabpanel"
          aria-label={isSearch ? 'What was found' : CATEGORY_TITLES[category]}
          onKeyDown={onArrows}
        >
          {hint !== undefined && <p className="pn-lib-hint">{hint}</p>}
          {!hasProject ? (
            <EmptyState icon={Library} title="Open a project first" />
          ) : shown.length === 0 ? (
            <EmptyState
              icon={Search}
              title={isSearch ? 'Nothing of that name' : 'The cupboard is being opened …'}
              text={isSearch ? 'All kinds of things are searched.' : undefined}
            />
          ) : (
            sections(shown, isSearch).map(([name, items], sectionPlace) => (
              <div key={name} role="group" aria-label={name === '' ? CATEGORY_TITLES[category] : name}>
                {name !== '' && (
                  <div className="pn-lib-section" aria-hidden="true">
                    {name}
                  </div>
                )}
                <div className="pn-lib-grid">
                  {items.map((item, place) => (
                    <Item key={item.id} item={item} isFirst={sectionPlace === 0 && place === 0} />
                  ))}
                </div>
              </div>
            ))
          )}
        </div>
      </div>
    </Panel>
  );
}
