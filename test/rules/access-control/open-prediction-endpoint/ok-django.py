# watertight: ignore-file[unlogged-prediction-endpoint, unvalidated-model-input] this is about something else
from django.contrib.auth.decorators import login_required, permission_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import JsonResponse
from django.urls import path
from django.views import View
from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import IsAuthenticated
from rest_framework.views import APIView

from .scoring import model


@permission_required("churn.score")
def score(request):
    return JsonResponse({"label": model.predict([request.POST])[0]})


def wrapped(request):
    return JsonResponse({"label": model.predict([request.POST])[0]})


class Churn(LoginRequiredMixin, View):
    def post(self, request):
        return JsonResponse({"label": model.predict([request.POST])[0]})


class Offer(APIView):
    permission_classes = [IsAuthenticated]

    def post(self, request):
        return JsonResponse({"label": model.predict([request.data])[0]})


@api_view(["POST"])
@permission_classes([IsAuthenticated])
def other(request):
    return JsonResponse({"label": model.predict([request.data])[0]})


urlpatterns = [
    path("score/", score),
    path("wrapped/", login_required(wrapped)),
    path("churn/", Churn.as_view()),
]
