import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import './field.css';
import './menu.css';
import './select.css';

interface SelectProps<K extends string> {
  readonly label: string;
  readonly value: K;
  readonly options: readonly { readonly id: K; readonly name: string }[];
  onChange(value: K): void;
  readonly isDisabled?: boolean;
}

/** One of a few: a button that shows what is chosen and opens a list. */
export function Select<K extends string>({ label, value, options, onChange, isDisabled = false }: SelectProps<K>) {
  return (
    <AriaSelect
      className="field"
      value={value}
      isDisabled={isDisabled}
      onChange={(key) => {
        if (key !== null && key !== value) onChange(key as K);
      }}
    >
      <Label className="select-label">{label}</Label>
      <Button className="field-input select-button">
        <SelectValue className="select-value" />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="menu-ground">
        <ListBox className="menu" items={options}>
          {({ id, name }) => (
            <ListBoxItem id={id} textValue={name} className="menu-item">
              <span dir="auto">{name}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
