from django.urls import path

from hub.design import views

app_name = "design"
urlpatterns = [path("brand.css", views.brand, name="brand")]
