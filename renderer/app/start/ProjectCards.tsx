/** Projects as cards: picture, name, when it was open, what is to be known before opening. */
import { Ellipsis, Film, History, TriangleAlert } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { ProjectCard } from '../../../core/protocol/index.ts';
import { ContextMenu } from '../../widgets/context-menu.tsx';
import { Icon } from '../../widgets/icon.tsx';
import { MenuButton, type MenuItems } from '../../widgets/menu.tsx';
import { forgetProject } from '../project-life.ts';
import { ago, counted } from '../words.ts';
import { useProjectThumbnail } from './use-thumbnail.ts';

export interface ProjectCardsProps {
  readonly cards: readonly ProjectCard[];
  readonly onOpen: (card: ProjectCard) => void;
  readonly onChanged: () => void;
  readonly currentDirectory?: string | null;
}

/** "12 changes from a session that ended without saving" */
export const recoveryText = (commands: number): string =>
  `${counted(commands, 'change')} from a session that ended without saving — open and keep ${commands === 1 ? 'it' : 'them'}`;

function Card({
  card,
  onOpen,
  onChanged,
  isCurrent,
}: {
  readonly card: ProjectCard;
  readonly onOpen: (card: ProjectCard) => void;
  readonly onChanged: () => void;
  readonly isCurrent: boolean;
}) {
  const picture = useProjectThumbnail(card.thumbnailKey);
  const when = card.openedAt ?? card.modifiedAt;
  const facts = [
    when === null ? null : ago(when, Date.now()),
    card.shotCount === null ? null : counted(card.shotCount, 'shot'),
    isCurrent ? 'open now' : null,
  ].filter((fact) => fact !== null && fact !== '');
  const items: readonly MenuItems[] = [
    { id: 'open', label: 'Open', onAction: () => onOpen(card) },
    {
      id: 'forget',
      label: 'Take out of the list',
      onAction: () => void forgetProject(card.directory).then(onChanged),
    },
  ];
  return (
    <li className="pn-card">
      <ContextMenu label={card.name} items={items}>
        <AriaButton className="pn-card-button" onPress={() => onOpen(card)}>
          <span className="pn-card-picture">
            {picture === null ? <Icon of={Film} /> : <img src={picture} alt="" draggable={false} />}
          </span>
          <span className="pn-card-name">{card.name}</span>
          <span className="pn-card-facts">{facts.join(' · ')}</span>
          {card.unsavedCommands > 0 && (
            <span className="pn-card-flag pn-card-recovery">
              <Icon of={History} />
              {recoveryText(card.unsavedCommands)}
            </span>
          )}
          {card.problem !== null && (
            <span className="pn-card-flag pn-card-problem">
              <Icon of={TriangleAlert} />
              {card.problem}
            </span>
          )}
        </AriaButton>
        <MenuButton
          label={`More for ${card.name}`}
          icon={Ellipsis}
          isLabelHidden
          items={items}
          className="pn-card-more"
          placement="bottom end"
        />
      </ContextMenu>
    </li>
  );
}

export function ProjectCards({ cards, onOpen, onChanged, currentDirectory = null }: ProjectCardsProps) {
  return (
    <ul className="pn-cards" aria-label="Projects">
      {cards.map((card) => (
        <Card
          key={card.directory}
          card={card}
          onOpen={onOpen}
          onChanged={onChanged}
          isCurrent={card.directory === currentDirectory}
        />
      ))}
    </ul>
  );
}
