"""Open places are found by their words: with Swedish endings and compounds where they are known, and typing errors.

PostgreSQL's own Swedish knows endings only. Where the word lists of hunspell are installed for the server, as ispell
dictionaries, they know endings better and take compounds apart; app.learn_swedish() takes them in, now or later.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

_SWEDISH = """
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE TEXT SEARCH CONFIGURATION app.swedish (COPY = pg_catalog.swedish);
    CREATE FUNCTION app.learn_swedish() RETURNS boolean LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
        BEGIN
            IF NOT EXISTS (SELECT 1 FROM pg_ts_dict WHERE dictname = 'swedish_words') THEN
                CREATE TEXT SEARCH DICTIONARY app.swedish_words
                    (TEMPLATE = ispell, DictFile = sv_se, AffFile = sv_se, StopWords = swedish);
            END IF;
            ALTER TEXT SEARCH CONFIGURATION app.swedish ALTER MAPPING
                FOR asciiword, asciihword, hword, hword_asciipart, hword_part, word
                WITH app.swedish_words, swedish_stem;
            IF to_regclass('public.workplaces_trialplace') IS NOT NULL THEN
                UPDATE public.workplaces_trialplace SET title = title;
            END IF;
            RETURN true;
        EXCEPTION WHEN config_file_error OR undefined_file OR data_exception THEN
            RETURN false;
        END $$;
    COMMENT ON FUNCTION app.learn_swedish() IS
        'Takes in the word lists of hunspell, if the server has them, and makes anew what is found by words.';
    REVOKE ALL ON FUNCTION app.learn_swedish() FROM PUBLIC;
    SELECT app.learn_swedish();
"""


class Migration(migrations.Migration):
    dependencies = [("workplaces", "0008_assumed_name")]

    operations = [
        migrations.RunSQL(
            _SWEDISH,
            """
            DROP FUNCTION app.learn_swedish();
            DROP TEXT SEARCH CONFIGURATION app.swedish;
            DROP TEXT SEARCH DICTIONARY IF EXISTS app.swedish_words;
            """,
        ),
        migrations.AddField(
            model_name="trialplace",
            name="words",
            field=models.GeneratedField(
                db_persist=True,
                expression=django.contrib.postgres.search.SearchVector("title", "tasks", config="app.swedish"),
                output_field=django.contrib.postgres.search.SearchVectorField(),
            ),
        ),
        migrations.AddIndex(
            model_name="trialplace",
            index=django.contrib.postgres.indexes.GinIndex(fields=["words"], name="workplaces_words"),
        ),
        migrations.AddIndex(
            model_name="trialplace",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["title", "tasks"], opclasses=["gin_trgm_ops", "gin_trgm_ops"], name="workplaces_letters"
            ),
        ),
    ]
