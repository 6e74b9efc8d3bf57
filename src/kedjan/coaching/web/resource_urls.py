"""The addresses of coaches, rooms and who waits."""

from django.urls import URLPattern, path

from kedjan.coaching.web import coaches, offers, rooms, seat_links, waiting

RESOURCES: list[URLPattern] = [
    path("groups/coaches/", coaches.coaches_page, name="coaches"),
    path("groups/coaches/add/", coaches.add_coach_page, name="add_coach"),
    path("groups/coaches/<uuid:coach_id>/", coaches.coach_page, name="coach"),
    path("groups/coaches/<uuid:coach_id>/away/", coaches.away_page, name="coach_away"),
    path("groups/coaches/<uuid:coach_id>/leave/", coaches.leave_page, name="coach_leave"),
    path("groups/rooms/", rooms.rooms_page, name="rooms"),
    path("groups/rooms/add/", rooms.add_room_page, name="add_room"),
    path("groups/rooms/<uuid:room_id>/close/", rooms.close_room_page, name="room_close"),
    path("groups/rooms/<uuid:room_id>/leave/", rooms.leave_room_page, name="room_leave"),
    path("groups/waiting/", waiting.waiting_page, name="waiting"),
    path("cases/<uuid:participant_id>/group/", waiting.case_group_page, name="case_group"),
    path("cases/<uuid:participant_id>/group/stop/", waiting.stop_waiting_page, name="stop_waiting"),
    path("cases/<uuid:participant_id>/group/answer/", offers.seat_answer_page, name="seat_answer"),
    path("cases/<uuid:participant_id>/group/letter/", offers.letter_page, name="seat_letter"),
    path("cases/<uuid:participant_id>/group/link/", seat_links.make_link_page, name="seat_link"),
    path("seat/<slug:token>/", seat_links.answer_page, name="seat_by_link"),
    path("me/seat/", offers.my_seat_page, name="my_seat"),
]
