"""Addresses of the Training of Trainers, inside the language prefix."""

from django.urls import path

from tot import views

app_name = "lms_tot"

urlpatterns = [
    path("trainers/", views.board, name="board"),
    path("trainers/graduates/", views.graduates, name="graduates"),
    path("trainers/graduates/<uuid:completion>/nominate/", views.nominate, name="nominate"),
    path("trainers/candidates/<uuid:key>/", views.candidate, name="candidate"),
    path("trainers/candidates/<uuid:key>/move/", views.move, name="move"),
    path("trainers/candidates/<uuid:key>/accredit/", views.accredit, name="accredit"),
    path("trainers/accreditations/<uuid:key>/end/", views.end, name="end"),
    path("trainers/pool/", views.pool, name="pool"),
    path("trainers/me/", views.own, name="own"),
]
