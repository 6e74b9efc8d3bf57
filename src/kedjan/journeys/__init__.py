"""The person's path: invitation, enrolment, stages and gates, exit."""
