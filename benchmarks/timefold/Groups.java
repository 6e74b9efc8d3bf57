import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.MoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.entity.EntitySelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.SwapMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.value.ValueSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchType;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import ai.timefold.solver.core.impl.heuristic.move.AbstractSimplifiedMove;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StreamTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Coaching groups as a model of Timefold: slots (as many as may start in each area) choose a room and week and two
 * coaches, people choose a slot. Somebody in a slot whose room or week they cannot come to counts as unserved, and a
 * group that is too small pays for each person missing: as hard rules both leave the search nowhere to go. The score is
 * counted incrementally, by hand. Reserves are set afterwards, for all rivals alike.
 *
 * <p>MOVES: plain for Timefold's own moves and its usual late acceptance (annealing ends far higher with these moves
 * alone); refill for one of ours beside them, which opens or shifts a slot, fills its free seats with the best of those
 * who have no seat and gives it two coaches who can. With it annealing from 300 points, as ours does, ends lowest.
 *
 * <p>java Groups IN OUT SECONDS SEED MOVES; the numbers of IN are written by benchmarks/_groups_rivals.py.
 */
public class Groups {
    private static final int SHORT = 1500;

    /** All that does not change, as arrays. */
    static final class Facts {
        int people, columns, coaches, rooms, areas, weeks, sessions, languages;
        int least, group, coachMinute, interpreter, balance, startsPerArea;
        double share;
        int[] room, start, area, seats, parallel, alone, language, sex, atOnce, most, speaks, load;
        int[][] meets, cost, drive;
        boolean[][] able;
    }

    static Facts facts;

    /** A room and a week; -1 in cost: the person cannot come. */
    public static final class Column {
        final int id;

        Column(int id) {
            this.id = id;
        }
    }

    public static final class Coach {
        final int id;

        Coach(int id) {
            this.id = id;
        }
    }

    /** What a person chooses: the number of a slot. */
    public static final class Place {
        final int id;

        Place(int id) {
            this.id = id;
        }
    }

    @PlanningEntity
    public static class Slot {
        @PlanningId
        public int id;
        public List<Column> columns;

        @PlanningVariable(valueRangeProviderRefs = "columns", allowsUnassigned = true)
        public Column column;

        @PlanningVariable(valueRangeProviderRefs = "coaches")
        public Coach first;

        @PlanningVariable(valueRangeProviderRefs = "coaches")
        public Coach second;

        @ValueRangeProvider(id = "columns")
        public List<Column> getColumns() {
            return columns;
        }
    }

    @PlanningEntity
    public static class Person {
        @PlanningId
        public int id;

        @PlanningVariable(valueRangeProviderRefs = "places", allowsUnassigned = true)
        public Place place;
    }

    @PlanningSolution
    public static class Year {
        @PlanningEntityCollectionProperty
        public List<Slot> slots = new ArrayList<>();

        @PlanningEntityCollectionProperty
        public List<Person> people = new ArrayList<>();

        @ValueRangeProvider(id = "coaches")
        public List<Coach> coaches = new ArrayList<>();

        @ValueRangeProvider(id = "places")
        public List<Place> places = new ArrayList<>();

        @PlanningScore
        public HardSoftLongScore score;
    }

    /** The score, kept up to date: a slot or a person is taken out before a change and put back after it. */
    public static class Score implements IncrementalScoreCalculator<Year, HardSoftLongScore> {
        private long hard, soft;
        private int[] column, first, second, size, at;
        private int[][] members;
        private int[][] busy, taken;
        private int[] led;

        @Override
        public void resetWorkingSolution(Year year) {
            int slots = year.slots.size();
            hard = 0;
            soft = 0;
            column = new int[slots];
            first = new int[slots];
            second = new int[slots];
            size = new int[slots];
            at = new int[facts.people];
            members = new int[slots][facts.people];
            busy = new int[facts.coaches][facts.weeks];
            taken = new int[facts.rooms][facts.weeks];
            led = new int[facts.coaches];
            java.util.Arrays.fill(column, -1);
            for (Person person : year.people) {
                place(person);
            }
            for (Slot slot : year.slots) {
                put(slot);
            }
        }

        @Override
        public void beforeEntityAdded(Object entity) {}

        @Override
        public void afterEntityAdded(Object entity) {}

        @Override
        public void beforeEntityRemoved(Object entity) {}

        @Override
        public void afterEntityRemoved(Object entity) {}

        @Override
        public void beforeVariableChanged(Object entity, String name) {
            if (entity instanceof Slot slot) {
                take(slot.id);
            } else {
                leave((Person) entity);
            }
        }

        @Override
        public void afterVariableChanged(Object entity, String name) {
            if (entity instanceof Slot slot) {
                put(slot);
            } else {
                place((Person) entity);
            }
        }

        @Override
        public HardSoftLongScore calculateScore() {
            return HardSoftLongScore.of(-hard, -soft);
        }

        private void leave(Person person) {
            int slot = at[person.id];
            if (slot < 0) {
                soft -= facts.alone[person.id];
                return;
            }
            count(slot, -1);
            int[] who = members[slot];
            int last = --size[slot];
            for (int number = 0; number <= last; number++) {
                if (who[number] == person.id) {
                    who[number] = who[last];
                    break;
                }
            }
            count(slot, 1);
        }

        private void place(Person person) {
            int slot = person.place == null ? -1 : person.place.id;
            at[person.id] = slot;
            if (slot < 0) {
                soft += facts.alone[person.id];
                return;
            }
            count(slot, -1);
            members[slot][size[slot]++] = person.id;
            count(slot, 1);
        }

        private void take(int slot) {
            count(slot, -1);
            lead(slot, -1);
            column[slot] = -1;
            count(slot, 1);
        }

        private void put(Slot slot) {
            count(slot.id, -1);
            column[slot.id] = slot.column == null ? -1 : slot.column.id;
            first[slot.id] = slot.first.id;
            second[slot.id] = slot.second.id;
            lead(slot.id, 1);
            count(slot.id, 1);
        }

        /** Add (1) or take away (-1) what the slot's people, coaches and room cost by themselves. */
        private void count(int slot, int sign) {
            int c = column[slot];
            long points = 0, broken = 0;
            int seated = 0, women = 0, men = 0, needed = 0;
            for (int number = 0; number < size[slot]; number++) {
                int person = members[slot][number];
                int cost = c < 0 ? -1 : facts.cost[person][c];
                if (cost < 0) {
                    points += facts.alone[person];
                    continue;
                }
                points += cost;
                seated++;
                women += facts.sex[person] == 0 ? 1 : 0;
                men += facts.sex[person] == 1 ? 1 : 0;
                needed |= facts.language[person] < 0 ? 0 : 1 << facts.language[person];
            }
            if (c >= 0) {
                int share = (int) Math.ceil(facts.share * seated - 1e-9);
                points += facts.group + (long) SHORT * Math.max(0, facts.least - seated);
                points += (long) facts.balance * (Math.max(0, share - women) + Math.max(0, share - men));
                broken += Math.max(0, seated - facts.seats[c]);
                int spoken = facts.speaks[first[slot]] | facts.speaks[second[slot]];
                points += (long) facts.interpreter * Integer.bitCount(needed & ~spoken);
                points += (long) facts.coachMinute
                        * (facts.drive[first[slot]][facts.room[c]] + facts.drive[second[slot]][facts.room[c]]);
                broken += first[slot] == second[slot] ? 3 : 0;
                broken += facts.able[first[slot]][c] ? 0 : 3;
                broken += facts.able[second[slot]][c] ? 0 : 3;
            }
            soft += sign * points;
            hard += sign * broken;
        }

        /** Enter (1) or strike (-1) the slot in the calendars of its coaches and its room. */
        private void lead(int slot, int sign) {
            int c = column[slot];
            if (c < 0) {
                return;
            }
            for (int coach : new int[] {first[slot], second[slot]}) {
                soft -= facts.load[Math.min(led[coach], facts.load.length - 1)];
                hard -= Math.max(0, led[coach] - facts.most[coach]);
                led[coach] += sign;
                hard += Math.max(0, led[coach] - facts.most[coach]);
                soft += facts.load[Math.min(led[coach], facts.load.length - 1)];
                enter(busy[coach], facts.meets[c], facts.atOnce[coach], sign);
            }
            enter(taken[facts.room[c]], facts.meets[c], facts.parallel[facts.room[c]], sign);
        }

        private void enter(int[] calendar, int[] weeks, int most, int sign) {
            for (int week : weeks) {
                hard -= Math.max(0, calendar[week] - most);
                calendar[week] += sign;
                hard += Math.max(0, calendar[week] - most);
            }
        }
    }

    /** Let a slot have another column, two coaches who can lead it, and in its free seats the best of those without. */
    public static final class Refill extends AbstractSimplifiedMove<Year> {
        private final Slot slot;
        private final Column column;
        private final Coach first, second;

        Refill(Slot slot, Column column, Coach first, Coach second) {
            this.slot = slot;
            this.column = column;
            this.first = first;
            this.second = second;
        }

        @Override
        public boolean isMoveDoable(ScoreDirector<Year> director) {
            return slot.column != column;
        }

        @Override
        protected void doMoveOnGenuineVariables(ScoreDirector<Year> director) {
            Year year = director.getWorkingSolution();
            set(director, slot, "column", () -> slot.column = column);
            set(director, slot, "first", () -> slot.first = first);
            set(director, slot, "second", () -> slot.second = second);
            List<Person> without = new ArrayList<>();
            int seated = 0;
            for (Person person : year.people) {
                Column now = person.place == null ? null : year.slots.get(person.place.id).column;
                boolean comes = facts.cost[person.id][column.id] >= 0;
                if (person.place != null && person.place.id == slot.id) {
                    seated += comes ? 1 : 0;
                } else if (comes && (now == null || facts.cost[person.id][now.id] < 0)) {
                    without.add(person);
                }
            }
            without.sort(Comparator.comparingInt(
                    each -> facts.cost[each.id][column.id] - facts.alone[each.id]));
            Place place = year.places.get(slot.id);
            for (Person person : without.subList(0, Math.max(0, Math.min(without.size(), facts.seats[column.id] - seated)))) {
                set(director, person, "place", () -> person.place = place);
            }
        }

        private static void set(ScoreDirector<Year> director, Object entity, String variable, Runnable change) {
            director.beforeVariableChanged(entity, variable);
            change.run();
            director.afterVariableChanged(entity, variable);
        }

        @Override
        public Collection<?> getPlanningEntities() {
            return List.of(slot);
        }

        @Override
        public Collection<?> getPlanningValues() {
            return List.of(column);
        }
    }

    /** Draws such moves. */
    public static final class Refills implements MoveIteratorFactory<Year, Refill> {
        @Override
        public long getSize(ScoreDirector<Year> director) {
            return (long) facts.columns * facts.startsPerArea;
        }

        @Override
        public Iterator<Refill> createOriginalMoveIterator(ScoreDirector<Year> director) {
            throw new UnsupportedOperationException("drawn by chance only");
        }

        @Override
        public Iterator<Refill> createRandomMoveIterator(ScoreDirector<Year> director, Random random) {
            Year year = director.getWorkingSolution();
            List<Slot> slots = year.slots.stream().filter(each -> !each.columns.isEmpty()).toList();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return true;
                }

                @Override
                public Refill next() {
                    Slot slot = slots.get(random.nextInt(slots.size()));
                    Column column = slot.columns.get(random.nextInt(slot.columns.size()));
                    int[] leading = able[column.id];
                    int first = random.nextInt(leading.length);
                    int second = (first + 1 + random.nextInt(leading.length - 1)) % leading.length;
                    return new Refill(slot, column, year.coaches.get(leading[first]), year.coaches.get(leading[second]));
                }
            };
        }
    }

    /** The coaches who can lead each column; two at least. */
    static int[][] able;

    public static void main(String[] arguments) throws IOException {
        Year year = read(Path.of(arguments[0]));
        List<MoveSelectorConfig> moves = new ArrayList<>(List.of(
                change(Person.class, "place", 6.0),
                new SwapMoveSelectorConfig()
                        .withEntitySelectorConfig(new EntitySelectorConfig(Person.class))
                        .withFixedProbabilityWeight(6.0),
                change(Slot.class, "column", 2.0),
                change(Slot.class, "first", 1.0),
                change(Slot.class, "second", 1.0),
                new SwapMoveSelectorConfig()
                        .withEntitySelectorConfig(new EntitySelectorConfig(Slot.class))
                        .withVariableNameIncludes("first", "second")
                        .withFixedProbabilityWeight(1.0)));
        LocalSearchPhaseConfig search =
                new LocalSearchPhaseConfig().withLocalSearchType(LocalSearchType.LATE_ACCEPTANCE);
        if (arguments[4].equals("refill")) {
            search = new LocalSearchPhaseConfig()
                    .withAcceptorConfig(new LocalSearchAcceptorConfig()
                            .withSimulatedAnnealingStartingTemperature("2hard/300soft"))
                    .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1));
            moves.add(new MoveIteratorFactoryConfig()
                    .withMoveIteratorFactoryClass(Refills.class)
                    .withFixedProbabilityWeight(2.0));
        }
        SolverConfig config = new SolverConfig()
                .withSolutionClass(Year.class)
                .withEntityClasses(Slot.class, Person.class)
                .withRandomSeed(Long.parseLong(arguments[3]))
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(Score.class))
                .withTerminationConfig(new TerminationConfig()
                        .withSpentLimit(Duration.ofMillis((long) (1000 * Double.parseDouble(arguments[2])))))
                .withPhases(search.withMoveSelectorConfig(new UnionMoveSelectorConfig().withMoveSelectorList(moves)));
        Year best = SolverFactory.<Year>create(config).buildSolver().solve(year);
        write(best, Path.of(arguments[1]));
    }

    private static ChangeMoveSelectorConfig change(Class<?> entity, String variable, double weight) {
        return new ChangeMoveSelectorConfig()
                .withEntitySelectorConfig(new EntitySelectorConfig(entity))
                .withValueSelectorConfig(new ValueSelectorConfig(variable))
                .withFixedProbabilityWeight(weight);
    }

    private static Year read(Path path) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            StreamTokenizer in = new StreamTokenizer(reader);
            Facts f = new Facts();
            facts = f;
            f.people = next(in);
            f.columns = next(in);
            f.coaches = next(in);
            f.rooms = next(in);
            f.areas = next(in);
            f.weeks = next(in);
            f.sessions = next(in);
            f.languages = next(in);
            f.least = next(in);
            f.group = next(in);
            f.coachMinute = next(in);
            f.interpreter = next(in);
            f.balance = next(in);
            f.startsPerArea = next(in);
            f.share = next(in) / 1000.0;
            f.load = row(in, next(in));
            f.parallel = row(in, f.rooms);
            f.room = row(in, f.columns);
            f.start = row(in, f.columns);
            f.area = row(in, f.columns);
            f.seats = row(in, f.columns);
            f.meets = rows(in, f.columns, f.sessions);
            f.alone = row(in, f.people);
            f.language = row(in, f.people);
            f.sex = row(in, f.people);
            f.cost = rows(in, f.people, f.columns);
            f.atOnce = row(in, f.coaches);
            f.most = row(in, f.coaches);
            f.speaks = row(in, f.coaches);
            f.drive = rows(in, f.coaches, f.rooms);
            f.able = new boolean[f.coaches][f.columns];
            for (boolean[] each : f.able) {
                for (int column = 0; column < f.columns; column++) {
                    each[column] = next(in) == 1;
                }
            }
            able = new int[f.columns][];
            for (int column = 0; column < f.columns; column++) {
                int here = column;
                able[column] = IntStream.range(0, f.coaches).filter(each -> f.able[each][here]).toArray();
            }
            return begin(in);
        }
    }

    /** Read the first plan: for each area its groups, each with its column, two coaches and people. */
    private static Year begin(StreamTokenizer in) throws IOException {
        Year year = new Year();
        List<Column> columns = new ArrayList<>();
        for (int id = 0; id < facts.columns; id++) {
            columns.add(new Column(id));
        }
        for (int id = 0; id < facts.coaches; id++) {
            year.coaches.add(new Coach(id));
        }
        for (int id = 0; id < facts.people; id++) {
            Person person = new Person();
            person.id = id;
            year.people.add(person);
        }
        for (int area = 0; area < facts.areas; area++) {
            int here = area;
            List<Column> inArea = columns.stream().filter(each -> facts.area[each.id] == here).toList();
            for (int number = 0; number < facts.startsPerArea; number++) {
                Slot slot = new Slot();
                slot.id = year.slots.size();
                slot.columns = inArea;
                slot.first = year.coaches.get(0);
                slot.second = year.coaches.get(1);
                year.slots.add(slot);
                year.places.add(new Place(slot.id));
            }
        }
        int[] used = new int[facts.areas];
        int groups = next(in);
        for (int group = 0; group < groups; group++) {
            int column = next(in);
            int area = facts.area[column];
            Slot slot = year.slots.get(area * facts.startsPerArea + used[area]++);
            slot.column = columns.get(column);
            slot.first = year.coaches.get(next(in));
            slot.second = year.coaches.get(next(in));
            for (int person : row(in, next(in))) {
                year.people.get(person).place = year.places.get(slot.id);
            }
        }
        return year;
    }

    private static void write(Year year, Path path) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(path))) {
            out.println("score " + year.score);
            for (Slot slot : year.slots) {
                if (slot.column == null) {
                    continue;
                }
                StringBuilder line = new StringBuilder();
                line.append(slot.column.id).append(' ').append(slot.first.id).append(' ').append(slot.second.id);
                for (Person person : year.people) {
                    if (person.place != null
                            && person.place.id == slot.id
                            && facts.cost[person.id][slot.column.id] >= 0) {
                        line.append(' ').append(person.id);
                    }
                }
                out.println(line);
            }
        }
    }

    private static int next(StreamTokenizer in) throws IOException {
        in.nextToken();
        return (int) in.nval;
    }

    private static int[] row(StreamTokenizer in, int length) throws IOException {
        int[] values = new int[length];
        for (int place = 0; place < length; place++) {
            values[place] = next(in);
        }
        return values;
    }

    private static int[][] rows(StreamTokenizer in, int number, int length) throws IOException {
        int[][] values = new int[number][];
        for (int place = 0; place < number; place++) {
            values[place] = row(in, length);
        }
        return values;
    }
}
