type Label = 'updated' | 'published';

/** What papers of many languages write before or after a time, as beginnings of words. Letters stand on neither side of a beginning. */
const words: Readonly<Record<Label, string>> = {
  updated:
    'updated|modified|changed|edited|revised|mis(?:e)? à jour|actualisé|modifié|aktualisiert|geändert|bearbeitet|stand:|zuletzt|actualizad|actualitzat|' +
    'modificad|aggiornat|modificat|atualizad|alterad|bijgewerkt|gewijzigd|laatst|обновлен|изменен|оновлено|aktualizac|aktualizov|zaktualizowan|' +
    'uppdatera|opdater|oppdater|sist endret|senest|päivitet|muokattu|frissít|módosít|güncelle|ενημ|ανανεώ|actualizat|تحديث|تعديل|به‌روز|بروزرسانی|עודכן|עדכון|' +
    '更新|수정|업데이트|最終|cập nhật|diperbarui|diubah|अपडेट|อัปเดต|แก้ไข',
  published:
    'published|posted|issued|created|publié|paru|mis en ligne|veröffentlicht|erschienen|publicad|publicat|pubblicat|gepubliceerd|geplaatst|опубликован|' +
    'размещен|опубліков|opublikowan|publikov|vydáno|zveřejněno|publicera|publicer|publiser|udgivet|julkaistu|megjelen|közzé|yayın|δημοσ|نشر|نُشر|منتشر|פורסם|' +
    '公開|掲載|配信|公開日|发布|發佈|发表|發表|입력|게시|등록|đăng|xuất bản|diterbitkan|dipublikasikan|प्रकाशित|เผยแพร่',
};

const shapes: readonly (readonly [Label, RegExp])[] = (['updated', 'published'] as const).map((label) => [
  label,
  // Scripts without spaces have letters on both sides.
  new RegExp(`(?<![a-zà-ÿа-я])(?:${words[label]})`, 'giu'),
]);

/** What a line says happened at its time; the last update where it speaks of both. Null when it only gives the time. */
export function labelIn(line: string): Label | null {
  return shapes.find(([, shape]) => line.search(shape) >= 0)?.[0] ?? null;
}

/** Where each of these words begins, the nearest ones taken together: `last modified and updated` is one. */
export function labelsIn(line: string): number[] {
  const found = shapes.flatMap(([label, shape]) => [...line.matchAll(shape)].map(({ index }) => ({ label, index })));
  const inOrder = found.toSorted((a, b) => a.index - b.index);
  return inOrder.filter(({ label }, at) => at === 0 || inOrder[at - 1]?.label !== label).map(({ index }) => index);
}
