from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseForbidden


def models(request):
    if not request.user.is_authenticated:
        return HttpResponse(status=401)  # expect: unlogged-access-denial
    return HttpResponse("[]")


def retrain(request):
    if not request.user.is_staff:
        raise PermissionDenied  # expect: unlogged-access-denial
    return HttpResponse("")


def delete(request):
    if not request.user.is_staff:
        return HttpResponseForbidden()  # expect: unlogged-access-denial
    return HttpResponse("")
