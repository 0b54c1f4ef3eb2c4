import type { Migration } from 'kysely/migration';

/** Every change of what people set, with what it was before. */
export const settingVersions: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('setting_versions')
      .addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('summary', 'text', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('undoes', 'integer')
      .addColumn('was', 'text', (column) => column.notNull())
      .addColumn('json', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('setting_versions_by_document')
      .on('setting_versions')
      .columns(['document', 'number'])
      .execute();
  },
};
