// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/edit_category.h"

#include "core/protocol/field_reader.h"
#include "core/storage/catalogue_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

CategoryFields readFields(FieldReader &reader)
{
    CategoryFields fields;
    fields.name = reader.maybeText(u"name"_s, 200);
    if (fields.name && fields.name->isEmpty())
        reader.note({RefusalCode::TextEmpty, u"name"_s, {}});
    fields.position = reader.maybeInteger(u"position"_s, 0, 1'000'000'000);
    fields.enabled = reader.maybeFlag(u"enabled"_s);
    return fields;
}

void applyFields(Category &category, const CategoryFields &fields)
{
    category.name = fields.name.value_or(category.name);
    category.position = fields.position.value_or(category.position);
    category.enabled = fields.enabled.value_or(category.enabled);
}

} // namespace

Decided<CreateCategory> CreateCategory::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    CreateCategory command{.fields = readFields(reader)};
    if (!command.fields.name)
        reader.note({RefusalCode::FieldMissing, u"name"_s, {}});
    return reader.finished(std::move(command));
}

Decided<Category> CreateCategory::run(CommandContext &context) const
{
    CatalogueStore store(context.db);
    Category category;
    category.id = CategoryId(context.rowId);
    applyFields(category, fields);
    if (store.categoryNameTaken(category.name, {}))
        return refuse(RefusalCode::CategoryNameTaken, u"name"_s);
    category.rev = context.stamp.rev;
    category.id = store.insert(category, context.stamp);
    return category;
}

Decided<UpdateCategory> UpdateCategory::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    UpdateCategory command;
    command.category = reader.id<CategoryId>(u"category"_s);
    command.fields = readFields(reader);
    return reader.finished(std::move(command));
}

Decided<Category> UpdateCategory::run(CommandContext &context) const
{
    CatalogueStore store(context.db);
    auto found = store.category(category);
    if (!found)
        return refuse(RefusalCode::CategoryNotFound, u"category"_s);
    applyFields(*found, fields);
    if (store.categoryNameTaken(found->name, found->id))
        return refuse(RefusalCode::CategoryNameTaken, u"name"_s);
    found->rev = context.stamp.rev;
    store.update(*found, context.stamp);
    return std::move(*found);
}

Decided<DeleteCategory> DeleteCategory::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    DeleteCategory command;
    command.category = reader.id<CategoryId>(u"category"_s);
    return reader.finished(std::move(command));
}

Decided<Category> DeleteCategory::run(CommandContext &context) const
{
    CatalogueStore store(context.db);
    auto found = store.category(category);
    if (!found)
        return refuse(RefusalCode::CategoryNotFound, u"category"_s);
    if (const qint64 services = store.serviceCount(category); services > 0)
        return refuse(RefusalCode::CategoryNotEmpty, u"category"_s, QString::number(services));
    store.remove(category);
    return std::move(*found);
}

} // namespace pw::commands
