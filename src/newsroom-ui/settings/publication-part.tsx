import { settingsWords as words } from '../words/settings.ts';
import { Choice } from '../people/choice.tsx';
import type { PartProps } from './part-props.ts';
import { SettingField } from './setting-field.tsx';

/** What the paper is called and where it stands. */
export function PublicationPart(part: PartProps) {
  const { wish, known, isReadOnly } = part;
  const isLocal = /^https?:\/\/(localhost|127\.|\[::1\])/.test(wish.value('siteUrl'));
  return (
    <div className="settings-fields">
      <SettingField {...part} field="name" label={words.name} />
      <SettingField {...part} field="tagline" label={words.tagline} mayBeEmpty />
      <SettingField
        {...part}
        field="siteUrl"
        label={words.siteUrl}
        hint={words.siteUrlHint}
        note={isLocal && <p className="settings-mind">{words.siteUrlLocal}</p>}
      />
      <SettingField {...part} field="contactEmail" label={words.contactEmail} mayBeEmpty />
      <SettingField
        {...part}
        field="externalLinksNote"
        label={words.externalLinksNote}
        hint={words.externalLinksHint}
        lines={2}
        mayBeEmpty
      />
      {!isReadOnly && (
        <Choice
          label={words.defaultSection}
          value={wish.value('defaultSection')}
          options={known.sections.filter(({ ended }) => !ended).map(({ slug, name }) => ({ value: slug, name }))}
          onChange={(slug) => wish.change('defaultSection', slug)}
        />
      )}
    </div>
  );
}
