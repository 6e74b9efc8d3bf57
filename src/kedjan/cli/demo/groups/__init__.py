"""The demo's second programme, Coachningsprojektet: coaches, rooms, who waits, and the groups. docs/rules/demo.md."""
