# watertight: ignore-file[unvalidated-model-input] this is about something else
from django.http import JsonResponse
from django.urls import path
from django.views import View
from rest_framework import viewsets
from rest_framework.decorators import api_view, permission_classes
from rest_framework.permissions import AllowAny
from rest_framework.views import APIView

from .scoring import model


def score(request):
    return JsonResponse({"label": model.predict([request.POST])[0]})


class Churn(View):
    def post(self, request):
        return JsonResponse({"label": model.predict([request.POST])[0]})


class Offer(APIView):
    permission_classes = [AllowAny]

    def post(self, request):  # expect: open-prediction-endpoint, unlogged-prediction-endpoint
        return JsonResponse({"label": model.predict([request.data])[0]})


class Offers(viewsets.ViewSet):
    def create(self, request):  # expect: open-prediction-endpoint
        return JsonResponse({"label": model.predict([request.data])[0]})


@api_view(["POST"])  # expect: open-prediction-endpoint
@permission_classes([AllowAny])
def other(request):
    return JsonResponse({"label": model.predict([request.data])[0]})


urlpatterns = [
    path("score/", score),  # expect: open-prediction-endpoint
    path("churn/", Churn.as_view()),  # expect: open-prediction-endpoint
]
